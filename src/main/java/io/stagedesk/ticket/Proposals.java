package io.stagedesk.ticket;

import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposals of disputes: what gives something back needs a second pair of eyes. */
@Service
public class Proposals {

	private static final Set<String> GIVES_BACK = Set.of("REFUND", "UNBAN");

	private final JdbcClient jdbc;

	private final Tickets tickets;

	Proposals(JdbcClient jdbc, Tickets tickets) {
		this.jdbc = jdbc;
		this.tickets = tickets;
	}

	@Transactional
	public void propose(String number, String decision, String resolution, String note, Actor actor) {
		long ticket = TicketNumber.of(number).id();
		this.jdbc.sql("delete from proposal where ticket_id = ?").param(ticket).update();
		this.jdbc.sql("""
				insert into proposal (ticket_id, decision, resolution, note, proposed_by, needs_approval, approved)
				values (?, ?, ?, ?, ?, ?, false)""")
			.params(ticket, decision, resolution, note, actor.name(), GIVES_BACK.contains(decision))
			.update();
		this.tickets.note(number, "DECISION_PROPOSED", actor, Map.of("decision", decision));
		if (!note.isBlank()) {
			this.tickets.write(number, Visibility.INTERNAL, note, null, actor);
		}
	}

	/** Approves or refuses; never by the one who proposed. */
	@Transactional
	public void judge(String number, boolean approved, String reason, Actor actor) {
		if (of(number).proposedBy().equals(actor.name())) {
			throw new FourEyesException();
		}
		this.jdbc.sql("update proposal set approved = ? where ticket_id = ?")
			.params(approved, TicketNumber.of(number).id())
			.update();
		this.tickets.note(number, approved ? "DECISION_APPROVED" : "DECISION_REFUSED", actor, Map.of("reason", reason));
	}

	@Transactional(readOnly = true)
	public Proposal of(String number) {
		return this.jdbc.sql("""
				select decision, resolution, proposed_by, needs_approval, approved from proposal where ticket_id = ?""")
			.param(TicketNumber.of(number).id())
			.query(Proposal.class)
			.single();
	}

}
