package io.stagedesk.workflow.web.desk;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.page.Words;
import io.stagedesk.ticket.TicketEvent;
import io.stagedesk.ticket.move.MoveKind;
import io.stagedesk.workflow.web.desk.TicketView.Fact;

import org.springframework.stereotype.Component;

/** Tells how people, not tables, brought a ticket to where it is. */
@Component
class HandCards {

	private static final Set<String> MOVES = Stream.of(MoveKind.values())
		.map(MoveKind::event)
		.collect(Collectors.toUnmodifiableSet());

	private static final String SYSTEM = "system";

	private final ReasonNames reasons;

	private final Words words;

	HandCards(ReasonNames reasons, Words words) {
		this.reasons = reasons;
		this.words = words;
	}

	/** Those of a ticket's history, as its reader sees it. */
	Stream<WhyView> of(List<TicketEvent> history, Names names) {
		return history.stream().filter(HandCards::isByHand).map((event) -> view(event, names));
	}

	private static boolean isByHand(TicketEvent event) {
		return MOVES.contains(event.kind()) || (event.kind().equals("ASSIGNED") && !event.actor().equals(SYSTEM));
	}

	private WhyView view(TicketEvent event, Names names) {
		String to = names.agent(fact(event, MOVES.contains(event.kind()) ? "to" : "agent"));
		String where = to.isEmpty() ? names.team(fact(event, "toTeam")) : to;
		String kind = this.words.message("event." + event.kind());
		return new WhyView(event.at(), where.isEmpty() ? kind : this.words.message("why.hand", kind, where),
				this.reasons.say(fact(event, "reason")), facts(event, names), List.of());
	}

	private List<Fact> facts(TicketEvent event, Names names) {
		return Stream
			.of(new Fact("by",
					event.actor().equals(SYSTEM) ? this.words.message("move.desk") : names.agent(event.actor())),
					new Fact("from", names.agent(fact(event, "from"))),
					new Fact("fromTeam", names.team(fact(event, "fromTeam"))),
					new Fact("team", names.team(fact(event, "toTeam"))))
			.filter((fact) -> !fact.value().isEmpty())
			.toList();
	}

	private static String fact(TicketEvent event, String name) {
		return event.details().getOrDefault(name, "");
	}

}
