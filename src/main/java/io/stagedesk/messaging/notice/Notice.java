package io.stagedesk.messaging.notice;

import java.time.Instant;
import java.util.Map;

import io.stagedesk.ticket.TicketNumber;

/**
 * One notice to one person.
 *
 * @param subject of the ticket, or {@code null} where the person may not see it (any
 * more)
 * @param details what the {@link NoticeKind} says more; free text in it comes from people
 * @param readAt {@code null} until then
 */
public record Notice(long id, NoticeKind kind, long ticketId, String subject, Map<String, String> details,
		Instant createdAt, Instant readAt) {

	public Notice {
		details = Map.copyOf(details);
	}

	public String number() {
		return new TicketNumber(this.ticketId).toString();
	}

	public boolean isUnread() {
		return this.readAt == null;
	}

}
