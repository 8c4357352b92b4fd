package io.stagedesk.messaging.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import io.stagedesk.messaging.Links;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.Stage;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.TicketsChanged;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes news of what a transaction has changed, for each webhook that wants to hear it.
 * They say that something happened and how the ticket stands; whoever wants to know what
 * was said, or by whom, asks the API. So nothing of a person leaves the desk this way.
 */
@Component
class TicketNews {

	private final Webhooks webhooks;

	private final Deliveries deliveries;

	private final Links links;

	private final JsonMapper json;

	TicketNews(Webhooks webhooks, Deliveries deliveries, Links links, JsonMapper json) {
		this.webhooks = webhooks;
		this.deliveries = deliveries;
		this.links = links;
		this.json = json;
	}

	@EventListener
	void onTickets(TicketsChanged changed) {
		List<Webhook> open = this.webhooks.open();
		if (open.isEmpty()) {
			return;
		}
		List<Deliveries.News> news = new ArrayList<>();
		for (TicketsChanged.Change change : changed.changes()) {
			open.stream()
				.filter((one) -> one.wants(change))
				.forEach((one) -> news.add(new Deliveries.News(one.id(), change.ticket().id(), body(change))));
		}
		if (!news.isEmpty()) {
			this.deliveries.add(news);
		}
	}

	private String body(TicketsChanged.Change change) {
		TicketSnapshot now = change.ticket();
		return this.json.writeValueAsString(new Envelope<>("ticket.changed", now.updatedAt(),
				new Facts(now.number(), now.version(), List.copyOf(new TreeSet<>(change.kinds())), now.status(),
						now.stage(), now.closeReason(), now.priority(), now.category(), now.scenario(), now.channel(),
						now.language(), now.region(), now.team(), now.createdAt(), now.updatedAt(),
						now.firstResponseDueAt(), now.resolutionDueAt(), this.links.api(now.number()))));
	}

	/**
	 * What each message begins with, as Standard Webhooks has it.
	 *
	 * @param type what {@code data} is
	 */
	record Envelope<T>(String type, Instant timestamp, T data) {
	}

	/**
	 * How a ticket stands after something happened to it.
	 *
	 * @param version grows with each change, so that a receiver can tell late news from
	 * new ones
	 * @param kinds what happened, in the words of the ticket's history
	 * @param url where the API has the ticket
	 */
	private record Facts(String number, int version, List<String> kinds, Status status, Stage stage,
			CloseReason closeReason, Priority priority, String category, Scenario scenario, Channel channel,
			String language, String region, String team, Instant createdAt, Instant updatedAt,
			Instant firstResponseDueAt, Instant resolutionDueAt, String url) {
	}

}
