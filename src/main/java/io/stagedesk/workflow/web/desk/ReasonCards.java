package io.stagedesk.workflow.web.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.page.Words;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketEvent;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.decision.Decision;
import io.stagedesk.workflow.decision.Decisions;
import io.stagedesk.workflow.decision.Occasion;
import io.stagedesk.workflow.web.desk.TicketView.Reason;

import org.springframework.stereotype.Component;

/**
 * Why a ticket has its category, its priority and what follows from them: the tables'
 * decisions and what people have changed since, oldest first.
 */
@Component
class ReasonCards {

	/** What a ticket may bring along, so that no table is asked for it. */
	private static final List<String> GIVEN = List.of("ticket-scenario", "ticket-priority");

	private final Decisions decisions;

	private final Words words;

	ReasonCards(Decisions decisions, Words words) {
		this.decisions = decisions;
		this.words = words;
	}

	/** A vendor's agent does not see what the tables read. */
	List<Reason> of(TicketSnapshot ticket, List<TicketEvent> events, Names names, Viewer viewer) {
		boolean inside = viewer.role() != Role.VENDOR_AGENT;
		List<Decision> kept = this.decisions.of(ticket)
			.stream()
			.map((decision) -> inside ? decision : decision.withoutInputs())
			.toList();
		if (kept.isEmpty()) {
			return List.of();
		}
		List<Reason> reasons = new ArrayList<>(given(ticket, kept));
		kept.forEach((decision) -> reasons.add(reason(decision, names)));
		events.stream()
			.filter((event) -> event.kind().equals("PRIORITY_CHANGED"))
			.forEach((event) -> reasons.add(byHand(event, names)));
		reasons.sort(Comparator.comparing(Reason::at));
		return reasons;
	}

	private List<Reason> given(TicketSnapshot ticket, List<Decision> kept) {
		Set<String> asked = kept.stream().map(Decision::table).collect(Collectors.toSet());
		return GIVEN.stream()
			.filter((table) -> !asked.contains(table))
			.map((table) -> new Reason(what(table), "", this.words.message("reason.given"), "", ticket.createdAt()))
			.toList();
	}

	private Reason reason(Decision decision, Names names) {
		String by = (decision.occasion() == Occasion.HAND) ? names.agent(decision.by()) : "";
		String version = this.words.message("reason.version", decision.version());
		return new Reason(what(decision.table()), outcome(decision.outputs()), this.words.say(decision.rule()),
				joined(decision.inputs().getOrDefault("words", ""), by, version), decision.at());
	}

	private Reason byHand(TicketEvent event, Names names) {
		Map<String, String> details = event.details();
		return new Reason(this.words.message("ticket.priority"),
				details.get("before") + " → " + details.get("priority"),
				this.words.message("reason.hand", names.agent(event.actor())), details.getOrDefault("reason", ""),
				event.at());
	}

	private String what(String table) {
		return this.words.messageOr(table, "reason." + table);
	}

	private String outcome(Map<String, String> outputs) {
		return joined(named("category", outputs), outputs.getOrDefault("priority", ""), named("scenario", outputs),
				named("quality", outputs), outputs.getOrDefault("policy", ""), outputs.getOrDefault("resolution", ""));
	}

	private String named(String output, Map<String, String> outputs) {
		String value = outputs.getOrDefault(output, "");
		return this.words.messageOr(value, output + "." + value);
	}

	private static String joined(String... texts) {
		return Stream.of(texts).filter((text) -> !text.isBlank()).collect(Collectors.joining(" · "));
	}

}
