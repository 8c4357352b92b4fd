package io.stagedesk.workflow;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.stagedesk.ticket.TicketSnapshot;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.NativeHistoricActivityInstanceQuery;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a ticket through its models: which process in which version, which
 * activities, when.
 */
@Service
public class TicketPath {

	private static final Set<String> SHOWN = Set.of("startEvent", "userTask", "serviceTask", "sendTask", "receiveTask",
			"businessRuleTask", "callActivity", "boundaryTimer", "boundaryMessage", "intermediateMessageCatch",
			"intermediateTimer", "noneEndEvent", "startEventMessage", "messageStartEvent", "eventBasedGateway");

	private final Map<String, ProcessDefinition> definitions = new ConcurrentHashMap<>();

	private final HistoryService history;

	private final RepositoryService repository;

	TicketPath(HistoryService history, RepositoryService repository) {
		this.history = history;
		this.repository = repository;
	}

	/**
	 * Each process instance of the ticket, oldest first, with the activities it passed.
	 */
	@Transactional(readOnly = true)
	public List<Passage> of(TicketSnapshot ticket) {
		List<HistoricProcessInstance> instances = this.history.createHistoricProcessInstanceQuery()
			.processInstanceBusinessKey(ticket.number())
			.list();
		Map<String, List<HistoricActivityInstance>> activities = activities(instances);
		return instances.stream()
			.sorted(Comparator.comparing(HistoricProcessInstance::getStartTime).thenComparing(this::depth))
			.map((instance) -> passage(instance, activities.getOrDefault(instance.getId(), List.of())))
			.toList();
	}

	/** Those of all at once: the engine's own query takes one instance at a time. */
	private Map<String, List<HistoricActivityInstance>> activities(List<HistoricProcessInstance> instances) {
		if (instances.isEmpty()) {
			return Map.of();
		}
		String names = IntStream.range(0, instances.size())
			.mapToObj("#{instance%d}"::formatted)
			.collect(Collectors.joining(", "));
		NativeHistoricActivityInstanceQuery query = this.history.createNativeHistoricActivityInstanceQuery()
			.sql("select * from ACT_HI_ACTINST where PROC_INST_ID_ in (%s)".formatted(names));
		for (int i = 0; i < instances.size(); i++) {
			query.parameter("instance" + i, instances.get(i).getId());
		}
		return query.list().stream().collect(Collectors.groupingBy(HistoricActivityInstance::getProcessInstanceId));
	}

	/** The diagram behind a process definition. */
	@Transactional(readOnly = true)
	public ProcessDefinition definition(String id) {
		return this.definitions.computeIfAbsent(id, this.repository::getProcessDefinition);
	}

	/** A called process starts in the same instant as its caller. */
	private int depth(HistoricProcessInstance instance) {
		return (instance.getSuperProcessInstanceId() == null) ? 0 : 1;
	}

	private Passage passage(HistoricProcessInstance instance, List<HistoricActivityInstance> activities) {
		ProcessDefinition definition = definition(instance.getProcessDefinitionId());
		List<Step> steps = activities.stream()
			.filter((activity) -> SHOWN.contains(activity.getActivityType()))
			.sorted(Comparator.comparing(HistoricActivityInstance::getStartTime)
				.thenComparing(HistoricActivityInstance::getEndTime, Comparator.nullsLast(Comparator.naturalOrder())))
			.map(TicketPath::step)
			.toList();
		return new Passage(instance.getId(), definition.getKey(), definition.getName(), definition.getVersion(),
				definition.getId(), instant(instance.getStartTime()), instant(instance.getEndTime()), steps);
	}

	private static Step step(HistoricActivityInstance activity) {
		return new Step(activity.getActivityId(),
				Objects.requireNonNullElse(activity.getActivityName(), activity.getActivityId()),
				activity.getActivityType(), instant(activity.getStartTime()), instant(activity.getEndTime()),
				activity.isCanceled());
	}

	private static Instant instant(Date date) {
		return (date != null) ? date.toInstant() : null;
	}

	/** Ids of the activities where the ticket is now, by process definition. */
	public static Map<String, List<String>> current(List<Passage> passages) {
		return passages.stream()
			.collect(Collectors.groupingBy(Passage::definitionId, Collectors.flatMapping(
					(passage) -> passage.activities().stream().filter((step) -> step.endedAt() == null).map(Step::id),
					Collectors.toList())));
	}

	/**
	 * One process instance of a ticket.
	 *
	 * @param process key of the model
	 * @param version version of the model that this ticket follows
	 * @param endedAt {@code null} while it lives
	 */
	public record Passage(String id, String process, String name, int version, String definitionId, Instant startedAt,
			Instant endedAt, List<Step> activities) {
	}

	/**
	 * One activity that was entered; {@code endedAt} is {@code null} where the ticket is
	 * now.
	 */
	public record Step(String id, String name, String type, Instant startedAt, Instant endedAt, boolean cancelled) {
	}

}
