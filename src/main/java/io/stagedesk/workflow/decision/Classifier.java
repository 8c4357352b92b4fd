package io.stagedesk.workflow.decision;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.DecisionTables;
import io.stagedesk.workflow.DecisionTables.Answer;
import io.stagedesk.workflow.TableText;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says what a new ticket is about and how urgent it is, by the tables of the release that
 * it is born with. What was given is kept. A release without one of the later tables goes
 * on without its answer.
 */
@Service
public class Classifier {

	private final Tickets tickets;

	private final DecisionTables tables;

	private final Decisions decisions;

	Classifier(Tickets tickets, DecisionTables tables, Decisions decisions) {
		this.tickets = tickets;
		this.tables = tables;
		this.decisions = decisions;
	}

	/**
	 * Classifies the ticket.
	 * @param definition id of the ticket's process
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void classify(String number, String body, boolean scenarioGiven, String definition) {
		TicketSnapshot ticket = this.tickets.get(number);
		Sheet sheet = new Sheet(ticket, definition, TicketFacts.of(ticket),
				TableText.words(ticket.subject() + " " + body));
		Scenario scenario = scenarioGiven ? ticket.scenario() : scenario(sheet);
		sheet.know("scenario", scenario.name());
		sheet.know("quality", quality(sheet));
		Answer kind = ask("ticket-classification", sheet);
		sheet.know("category", kind.text("category"));
		sheet.know("priority", kind.text("priority"));
		Priority priority = Objects.requireNonNullElseGet(ticket.priority(), () -> priority(sheet));
		String stage = ask("ticket-stages", sheet).text("resolution");
		this.tickets.classify(number, scenario, kind.text("category"), priority, stage,
				Map.of("category", kind.text("category"), "priority", priority.name(), "rule", kind.text("rule"),
						"table", kind.table() + " v" + kind.version(), "stage", stage));
	}

	private Scenario scenario(Sheet sheet) {
		return find("ticket-scenario", sheet).map((answer) -> Scenario.valueOf(answer.text("scenario")))
			.orElse(Scenario.SHOW);
	}

	private String quality(Sheet sheet) {
		return sheet.facts.isMeasured() ? find("call-quality", sheet).map((answer) -> answer.text("quality")).orElse("")
				: "";
	}

	private Priority priority(Sheet sheet) {
		return Priority.valueOf(find("ticket-priority", sheet).map((answer) -> answer.text("priority"))
			.orElse(sheet.known("priority")));
	}

	private Answer ask(String table, Sheet sheet) {
		return find(table, sheet).orElseThrow(() -> new IllegalStateException("The release has no table " + table));
	}

	private Optional<Answer> find(String table, Sheet sheet) {
		Optional<Answer> answer = this.tables.find(table, sheet.definition, sheet.inputs);
		answer.ifPresent((one) -> this.decisions.keep(sheet.ticket, one, Occasion.CREATED, Actor.SYSTEM));
		return answer;
	}

	/** What is known so far, as one table after the other is asked. */
	private static final class Sheet {

		private final TicketSnapshot ticket;

		private final String definition;

		private final TicketFacts facts;

		private final Map<String, String> inputs = new HashMap<>();

		Sheet(TicketSnapshot ticket, String definition, TicketFacts facts, String text) {
			this.ticket = ticket;
			this.definition = definition;
			this.facts = facts;
			know("category", ticket.category());
			know("text", text);
			know("tier", ticket.requester().tier());
			know("region", ticket.region());
			know("language", ticket.language());
			know("channel", ticket.channel().name());
			know("facts", facts.names());
			know("live", facts.live());
			this.inputs.putAll(facts.media());
			this.inputs.putAll(facts.device());
		}

		void know(String name, String value) {
			this.inputs.put(name, Objects.requireNonNullElse(value, ""));
		}

		String known(String name) {
			return this.inputs.get(name);
		}

	}

}
