package io.stagedesk.workflow.delegate;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.stagedesk.messaging.Mails;
import io.stagedesk.sla.Promises;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.BusinessKeys;
import io.stagedesk.workflow.DecisionTables;
import io.stagedesk.workflow.DecisionTables.Answer;
import io.stagedesk.workflow.Inputs;
import io.stagedesk.workflow.ServiceLevels;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Steps of {@code ticket-lifecycle}. */
@Configuration(proxyBeanMethods = false)
class LifecycleSteps {

	@Bean
	JavaDelegate classifyTicket(Tickets tickets, DecisionTables tables) {
		return (execution) -> {
			TicketSnapshot ticket = tickets.get(BusinessKeys.number(execution));
			String text = words(ticket.subject() + " " + Inputs.text(execution, "body").orElse(""));
			Answer kind = tables.ask("ticket-classification", execution, Map.of("scenario", ticket.scenario().name(),
					"category", orEmpty(ticket.category()), "text", text, "tier", orEmpty(ticket.requester().tier())));
			String category = kind.text("category");
			Priority priority = Objects.requireNonNullElseGet(ticket.priority(),
					() -> Priority.valueOf(kind.text("priority")));
			Answer stage = tables.ask("ticket-stages", execution,
					Map.of("scenario", ticket.scenario().name(), "category", category));
			tickets.classify(ticket.number(), category, priority, stage.text("resolution"),
					Map.of("category", category, "priority", priority.name(), "rule", kind.text("rule"), "table",
							kind.table() + " v" + kind.version(), "stage", stage.text("resolution")));
		};
	}

	@Bean
	JavaDelegate makePromise(Tickets tickets, ServiceLevels levels, Promises promises) {
		return (execution) -> {
			TicketSnapshot ticket = tickets.get(BusinessKeys.number(execution));
			promises.make(ticket, levels.of(ticket, execution.getProcessDefinitionId()));
		};
	}

	@Bean
	JavaDelegate acknowledgeReceipt(Tickets tickets, Mails mails) {
		return (execution) -> mails.acknowledge(tickets.get(BusinessKeys.number(execution)));
	}

	@Bean
	JavaDelegate recordWithdrawal(Tickets tickets) {
		return (execution) -> {
			String number = BusinessKeys.number(execution);
			Actor actor = Inputs.actor(execution);
			CloseReason reason = CloseReason.valueOf(Inputs.require(execution, "closeReason"));
			Optional<String> into = Inputs.text(execution, "into");
			if (into.isPresent()) {
				tickets.merge(number, into.get(), actor);
			}
			else {
				tickets.close(number, reason, actor);
			}
		};
	}

	/**
	 * Lower case, letters and digits only, one blank between and around words, as the
	 * table's words are written; full-width, half-width and composed letters as one.
	 */
	static String words(String text) {
		return " " + Normalizer.normalize(text, Normalizer.Form.NFKC)
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
			.strip() + " ";
	}

	private static String orEmpty(String text) {
		return (text != null) ? text : "";
	}

}
