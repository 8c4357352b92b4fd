package io.stagedesk.workflow.web.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.page.Words;
import io.stagedesk.routing.Outcome;
import io.stagedesk.routing.Router;
import io.stagedesk.routing.RoutingDecision;
import io.stagedesk.routing.RoutingDecision.Seen;
import io.stagedesk.routing.choice.Ranked.Score;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Skill;
import io.stagedesk.staff.people.Skills;
import io.stagedesk.ticket.TicketEvent;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.web.desk.TicketView.Fact;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Tells in plain words how a ticket came to where it is, by routing and by hand; the
 * newest first.
 */
@Component
class WhyCards {

	private final Router router;

	private final HandCards hands;

	private final Skills skills;

	private final Words words;

	WhyCards(Router router, HandCards hands, Skills skills, Words words) {
		this.router = router;
		this.hands = hands;
		this.skills = skills;
		this.words = words;
	}

	/** A vendor's agent does not see how the desk's own people stand. */
	List<WhyView> of(TicketSnapshot ticket, List<TicketEvent> history, Names names, Viewer viewer) {
		boolean inside = viewer.role() != Role.VENDOR_AGENT;
		Map<String, String> skillNames = skillNames();
		Stream<WhyView> routed = this.router.decisions(ticket)
			.stream()
			.map((made) -> inside ? made : made.withoutPeople())
			.map((made) -> view(made, names, skillNames));
		return Stream.concat(this.hands.of(history, names), routed)
			.sorted(Comparator.comparing(WhyView::at).reversed())
			.toList();
	}

	private Map<String, String> skillNames() {
		String language = LocaleContextHolder.getLocale().getLanguage();
		return this.skills.list().stream().collect(Collectors.toMap(Skill::id, (skill) -> skill.nameIn(language)));
	}

	private WhyView view(RoutingDecision made, Names names, Map<String, String> skillNames) {
		return new WhyView(made.at(), outcome(made, names), reason(made), facts(made, names, skillNames),
				made.candidates().stream().map((one) -> person(one, made, names, skillNames)).toList());
	}

	private String outcome(RoutingDecision made, Names names) {
		Outcome outcome = Objects.requireNonNullElseGet(made.outcome(),
				() -> (made.agent() != null) ? Outcome.OFFERED : Outcome.NOBODY);
		return this.words.message("why.outcome." + outcome, names.agent(made.agent()));
	}

	/** The first strategy in which the chosen one is better than the next. */
	private String reason(RoutingDecision made) {
		List<Seen> eligible = made.candidates().stream().filter(Seen::isEligible).toList();
		if (made.agent() == null || made.outcome() == null || eligible.isEmpty()) {
			return "";
		}
		if (eligible.size() == 1) {
			return this.words.message("why.decided.ONLY");
		}
		List<Score> first = eligible.get(0).scores();
		List<Score> next = eligible.get(1).scores();
		for (int index = 0; index < first.size(); index++) {
			if (first.get(index).value() != next.get(index).value()) {
				return this.words.message("why.decided." + first.get(index).strategy());
			}
		}
		return this.words.message("why.decided.TIE");
	}

	private List<Fact> facts(RoutingDecision made, Names names, Map<String, String> skillNames) {
		List<Fact> facts = new ArrayList<>();
		add(facts, "rule", this.words.say(made.rule()));
		add(facts, "team", names.team(made.team()));
		if (made.question() != null) {
			add(facts, "cause", this.words.message("why.cause." + made.cause()));
			add(facts, "strategy",
					made.question()
						.strategies()
						.stream()
						.map((one) -> this.words.message("why.strategy." + one))
						.collect(Collectors.joining(" → ")));
			add(facts, "required", levels(made.question().required(), skillNames));
			add(facts, "preferred", levels(made.question().preferred(), skillNames));
			add(facts, "relaxed",
					(made.relaxed() && made.question().relaxAfter() > 0) ? this.words.message("why.relaxed.yes") : "");
			add(facts, "table", "%s v%d%s".formatted(made.table(), made.tableVersion(),
					made.ruleId().isEmpty() ? "" : " · " + made.ruleId()));
		}
		return facts;
	}

	private static void add(List<Fact> facts, String name, String value) {
		if (!value.isBlank()) {
			facts.add(new Fact(name, value));
		}
	}

	private static String levels(Map<String, Integer> skills, Map<String, String> skillNames) {
		return skills.entrySet()
			.stream()
			.map((one) -> skillNames.getOrDefault(one.getKey(), one.getKey()) + " " + one.getValue())
			.collect(Collectors.joining(", "));
	}

	private WhyView.Person person(Seen one, RoutingDecision made, Names names, Map<String, String> skillNames) {
		String load = (one.facts() != null) ? this.words.message("why.load", one.facts().load(), one.facts().capacity())
				: "";
		boolean chosen = one.agent().equals(made.agent());
		String told = one.isEligible() ? this.words.message(chosen ? "why.chosen" : "why.eligible")
				: whyNot(one, skillNames);
		return new WhyView.Person(names.agent(one.agent()), load, chosen, one.isEligible(), told);
	}

	private String whyNot(Seen one, Map<String, String> skillNames) {
		if (one.code() == null) {
			return this.words.say(one.excluded());
		}
		boolean varies = one.code().equals("NOT_ON_SHIFT") || one.code().equals("PRESENCE");
		String key = "why.not." + one.code() + (varies ? "." + one.parts().get(0) : "");
		String reason = this.words.message(key, parts(one, skillNames).toArray());
		return Stream.of(reason, note(one)).filter((part) -> !part.isBlank()).collect(Collectors.joining(" · "));
	}

	private static List<String> parts(Seen one, Map<String, String> skillNames) {
		return switch (one.code()) {
			case "LANGUAGE" -> List.of(language(one.parts().get(0)));
			case "SKILL" -> List.of(skillNames.getOrDefault(one.parts().get(0), one.parts().get(0)), one.parts().get(1),
					one.parts().get(2));
			default -> one.parts();
		};
	}

	/** As Japanese; a tag that no language has stays as it is. */
	private static String language(String tag) {
		String name = Locale.forLanguageTag(tag).getDisplayLanguage(LocaleContextHolder.getLocale());
		return name.isEmpty() ? tag : name;
	}

	/** What somebody added to their presence, or the name of a holiday. */
	private static String note(Seen one) {
		return switch (one.code()) {
			case "NOT_ON_SHIFT" -> one.parts().get(4);
			case "PRESENCE" -> one.parts().get(1);
			default -> "";
		};
	}

}
