package io.stagedesk.live;

import java.util.List;

import io.stagedesk.messaging.notice.NoticesChanged;
import io.stagedesk.staff.PresenceChanged;
import io.stagedesk.staff.session.SessionsEnded;
import io.stagedesk.ticket.TicketsChanged;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts the desk's news on the wire. */
@Component
class Reporter {

	private final Wire wire;

	Reporter(Wire wire) {
		this.wire = wire;
	}

	@EventListener
	void onTickets(TicketsChanged news) {
		this.wire.send(news.changes().stream().map(Change::of).toList());
	}

	@EventListener
	void onNotices(NoticesChanged news) {
		this.wire.send(List.of(Change.ofNotices(news.logins())));
	}

	@EventListener
	void onSessions(SessionsEnded news) {
		news.names().forEach(this.wire::end);
	}

	@EventListener
	void onPresence(PresenceChanged news) {
		this.wire.send(List.of(Change.of(news.agent())));
	}

}
