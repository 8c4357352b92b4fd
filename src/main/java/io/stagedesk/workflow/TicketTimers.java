package io.stagedesk.workflow;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.stagedesk.workflow.TicketPath.Passage;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What will happen to a ticket by itself, and when: the timers that its models have
 * armed.
 */
@Service
public class TicketTimers {

	private final Map<String, String> activities = new ConcurrentHashMap<>();

	private final ManagementService management;

	private final RepositoryService repository;

	TicketTimers(ManagementService management, RepositoryService repository) {
		this.management = management;
		this.repository = repository;
	}

	/** The timers of the ticket's living processes, the next one first. */
	@Transactional(readOnly = true)
	public List<Timer> of(List<Passage> passages) {
		Map<String, Passage> living = passages.stream()
			.filter((passage) -> passage.endedAt() == null)
			.collect(Collectors.toMap(Passage::id, (passage) -> passage));
		if (living.isEmpty()) {
			return List.of();
		}
		return armed(living.keySet()).stream()
			.map((job) -> timer(living.get(job.getProcessInstanceId()), job))
			.sorted(Comparator.comparing(Timer::dueAt))
			.toList();
	}

	private List<Job> armed(Set<String> instances) {
		return this.management.createJobQuery()
			.processInstanceIds(instances)
			.timers()
			.active()
			.list()
			.stream()
			.filter((job) -> job.getDuedate() != null)
			.toList();
	}

	private Timer timer(Passage passage, Job job) {
		String activity = this.activities.computeIfAbsent(job.getJobDefinitionId(), this::activity);
		FlowElement element = this.repository.getBpmnModelInstance(passage.definitionId())
			.getModelElementById(activity);
		String name = (element != null && element.getName() != null) ? element.getName() : activity;
		return new Timer(passage.definitionId(), activity, name, job.getDuedate().toInstant());
	}

	private String activity(String jobDefinition) {
		return this.management.createJobDefinitionQuery().jobDefinitionId(jobDefinition).singleResult().getActivityId();
	}

	/**
	 * One armed timer.
	 *
	 * @param activity id of the timer's event in its model
	 * @param name what the model calls it
	 */
	public record Timer(String definitionId, String activity, String name, Instant dueAt) {
	}

}
