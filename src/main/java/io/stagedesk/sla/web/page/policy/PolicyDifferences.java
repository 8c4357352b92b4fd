package io.stagedesk.sla.web.page.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.sla.LadderStep;
import io.stagedesk.sla.Party;
import io.stagedesk.sla.Policy;
import io.stagedesk.sla.PolicySpec;
import io.stagedesk.sla.web.page.TermWords;
import io.stagedesk.ticket.Priority;

import org.springframework.stereotype.Component;

/** Says in plain words in what two versions of a policy differ. */
@Component
class PolicyDifferences {

	private final TermWords words;

	PolicyDifferences(TermWords words) {
		this.words = words;
	}

	List<String> between(Policy before, Policy after) {
		PolicySpec old = before.spec();
		PolicySpec fresh = after.spec();
		List<String> said = new ArrayList<>();
		differ("terms.differs.name", before.name(), after.name(), said);
		PolicyForm.cells()
			.filter((cell) -> !old.goal(cell.priority(), cell.target())
				.equals(fresh.goal(cell.priority(), cell.target())))
			.forEach((cell) -> said.add(this.words.text("policies.differs.goal", cell.priority(),
					this.words.text("target." + cell.target()),
					this.words.goal(old.goal(cell.priority(), cell.target())),
					this.words.goal(fresh.goal(cell.priority(), cell.target())))));
		differ("policies.differs.calendar", old.calendar(), fresh.calendar(), said);
		differ("policies.differs.calendarFrom", this.words.text("policies.calendarFrom." + old.calendarFrom()),
				this.words.text("policies.calendarFrom." + fresh.calendarFrom()), said);
		differ("policies.differs.warn", old.warnPercent() + " %", fresh.warnPercent() + " %", said);
		differ("policies.differs.pauses", statuses(old.pauseOn()), statuses(fresh.pauseOn()), said);
		segments(old, fresh, said);
		differ("policies.differs.ladder", ladder(old.ladder()), ladder(fresh.ladder()), said);
		return said;
	}

	private void segments(PolicySpec old, PolicySpec fresh, List<String> said) {
		Set<Party> parties = new LinkedHashSet<>(old.ola().keySet());
		parties.addAll(fresh.ola().keySet());
		for (Party party : parties) {
			for (Priority priority : Priority.values()) {
				differ("policies.differs.ola", segment(old, party, priority), segment(fresh, party, priority), said,
						this.words.party(party), priority);
			}
		}
	}

	private String segment(PolicySpec spec, Party party, Priority priority) {
		return this.words.goal(Optional.ofNullable(spec.ola().getOrDefault(party, Map.of()).get(priority)));
	}

	private void differ(String key, String before, String after, List<String> said, Object... where) {
		if (!before.equals(after)) {
			said.add(this.words.text(key, Stream.concat(Stream.of(before, after), Stream.of(where)).toArray()));
		}
	}

	private String statuses(Collection<? extends Enum<?>> statuses) {
		return statuses.isEmpty() ? this.words.text("policies.pauses.never")
				: statuses.stream()
					.map((one) -> this.words.text("status." + one))
					.collect(Collectors.joining(this.words.text("terms.list")));
	}

	private String ladder(List<LadderStep> steps) {
		return steps.isEmpty() ? this.words.text("policies.ladder.none")
				: steps.stream().map(this::step).collect(Collectors.joining(this.words.text("terms.list")));
	}

	private String step(LadderStep step) {
		String to = step.person().map(this.words::person).orElseGet(() -> this.words.text("policies.to." + step.to()));
		return this.words.text("policies.step." + step.measure(), step.value(), to);
	}

}
