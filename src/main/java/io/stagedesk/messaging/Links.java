package io.stagedesk.messaging;

import io.stagedesk.ticket.TicketSnapshot;

import org.springframework.stereotype.Component;

/** Links in mails and answers; most are for people without a log-in. */
@Component
public class Links {

	private final DeskSettings settings;

	Links(DeskSettings settings) {
		this.settings = settings;
	}

	public String status(TicketSnapshot ticket) {
		return this.settings.link("/t/" + ticket.trackingToken());
	}

	/** The desk's page of a ticket; this one asks for a log-in. */
	public String ticket(String number) {
		return this.settings.link("/desk/tickets/" + number);
	}

	/** Where the API has a ticket. */
	public String api(String number) {
		return this.settings.link("/api/v1/tickets/" + number);
	}

	/** An article that everybody may read, in one of its languages. */
	public String article(String slug, String language) {
		return this.settings.link("/help/articles/" + slug + "?lang=" + language);
	}

	/** Any article; this one asks for a log-in. */
	public String deskArticle(String slug) {
		return this.settings.link("/desk/articles/" + slug);
	}

	/** What somebody of the desk should know; this one asks for a log-in. */
	public String notices() {
		return this.settings.link("/notices");
	}

	public String survey(String token) {
		return this.settings.link("/csat/" + token);
	}

	public String setup(String token) {
		return this.settings.link("/setup/" + token);
	}

}
