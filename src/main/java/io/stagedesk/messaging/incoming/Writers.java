package io.stagedesk.messaging.incoming;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

import io.stagedesk.requester.Requesters;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.TicketSnapshot;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may write into a ticket by mail: its requester, and those whom somebody of the desk
 * let in. What a mail claims lets nobody in.
 */
@Component
class Writers {

	private final Requesters requesters;

	private final Staff staff;

	private final JdbcClient jdbc;

	private final Clock clock;

	Writers(Requesters requesters, Staff staff, JdbcClient jdbc, Clock clock) {
		this.requesters = requesters;
		this.staff = staff;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	boolean isRequester(TicketSnapshot ticket, String address) {
		return address.equalsIgnoreCase(ticket.requester().email())
				|| this.requesters.isAddressOf(ticket.requester(), address);
	}

	@Transactional(readOnly = true)
	public boolean isParticipant(TicketSnapshot ticket, String address) {
		return this.jdbc.sql("select count(*) from mail_participant where ticket_id = ? and address = ?")
			.params(ticket.id(), address.toLowerCase(Locale.ROOT))
			.query(Integer.class)
			.single() > 0;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public void admit(TicketSnapshot ticket, String address, String by) {
		if (isRequester(ticket, address) || isParticipant(ticket, address)) {
			return;
		}
		this.jdbc.sql("insert into mail_participant (ticket_id, address, admitted_by, admitted_at) values (?, ?, ?, ?)")
			.params(ticket.id(), address.toLowerCase(Locale.ROOT), by,
					Timestamp.from(this.clock.instant().truncatedTo(ChronoUnit.MICROS)))
			.update();
	}

	/** Somebody of the desk who has this address. */
	Optional<Agent> agent(String address) {
		return this.staff.byEmail(address).filter(Agent::active);
	}

}
