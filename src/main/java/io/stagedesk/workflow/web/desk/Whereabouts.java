package io.stagedesk.workflow.web.desk;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.stagedesk.page.Words;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.TicketPath;
import io.stagedesk.workflow.TicketPath.Passage;
import io.stagedesk.workflow.TicketPath.Step;
import io.stagedesk.workflow.TicketTimers;
import io.stagedesk.workflow.TicketTimers.Timer;
import io.stagedesk.workflow.web.desk.TicketView.Diagram;
import io.stagedesk.workflow.web.desk.TicketView.StepView;

import org.springframework.stereotype.Component;

/** Where a ticket is and which way it went, as diagrams and as a list. */
@Component
class Whereabouts {

	private static final Set<String> TOLD = Set.of("startEvent", "userTask", "receiveTask", "boundaryTimer",
			"boundaryMessage", "intermediateMessageCatch", "intermediateTimer", "noneEndEvent");

	private final TicketPath path;

	private final TicketTimers timers;

	private final Words words;

	Whereabouts(TicketPath path, TicketTimers timers, Words words) {
		this.path = path;
		this.timers = timers;
		this.words = words;
	}

	List<Passage> passages(TicketSnapshot ticket) {
		return this.path.of(ticket);
	}

	/** One diagram a model, in the order in which the ticket came to them. */
	List<Diagram> diagrams(List<Passage> passages, List<Timer> timers) {
		Map<String, List<Passage>> byModel = passages.stream()
			.collect(Collectors.groupingBy(Passage::definitionId, LinkedHashMap::new, Collectors.toList()));
		return byModel.values().stream().map((one) -> diagram(one, timers)).toList();
	}

	private Diagram diagram(List<Passage> passages, List<Timer> timers) {
		Passage first = passages.get(0);
		Set<String> active = ids(passages, (step) -> step.endedAt() == null);
		Set<String> passed = ids(passages, (step) -> step.endedAt() != null);
		return new Diagram(this.words.say(first.name()), first.version(), "/desk/models/" + first.definitionId(),
				String.join(" ", passed), String.join(" ", active), due(first.definitionId(), timers));
	}

	/** {@code activity=instant} of each timer of a model, with blanks between. */
	private static String due(String definitionId, List<Timer> timers) {
		return timers.stream()
			.filter((timer) -> timer.definitionId().equals(definitionId))
			.map((timer) -> timer.activity() + "=" + timer.dueAt())
			.collect(Collectors.joining(" "));
	}

	/** What happens next by itself, the soonest first. */
	List<Timer> timers(List<Passage> passages) {
		return this.timers.of(passages)
			.stream()
			.map((timer) -> new Timer(timer.definitionId(), timer.activity(), this.words.say(timer.name()),
					timer.dueAt()))
			.toList();
	}

	private static Set<String> ids(List<Passage> passages, Predicate<Step> which) {
		return passages.stream()
			.flatMap((passage) -> passage.activities().stream())
			.filter(which)
			.map(Step::id)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * What people understand: events, waits and tasks; not what machines did between. One
	 * stage ends where the next begins: that is told once.
	 */
	List<StepView> steps(List<Passage> passages) {
		List<StepView> all = passages.stream()
			.flatMap((passage) -> passage.activities().stream())
			.filter((step) -> TOLD.contains(step.type()) && !step.name().equals(step.id()))
			.sorted(Comparator.comparing(Step::startedAt))
			.map((step) -> new StepView(this.words.say(step.name()), step.startedAt(), step.endedAt() == null))
			.toList();
		return IntStream.range(0, all.size())
			.filter((index) -> index == 0 || !all.get(index).name().equals(all.get(index - 1).name()))
			.mapToObj(all::get)
			.toList();
	}

}
