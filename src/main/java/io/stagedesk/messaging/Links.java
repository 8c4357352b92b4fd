package io.stagedesk.messaging;

import io.stagedesk.ticket.TicketSnapshot;

import org.springframework.stereotype.Component;

/** Links for people without a log-in. */
@Component
public class Links {

	private final DeskSettings settings;

	Links(DeskSettings settings) {
		this.settings = settings;
	}

	public String status(TicketSnapshot ticket) {
		return this.settings.link("/t/" + ticket.trackingToken());
	}

	public String survey(String token) {
		return this.settings.link("/csat/" + token);
	}

	public String setup(String token) {
		return this.settings.link("/setup/" + token);
	}

}
