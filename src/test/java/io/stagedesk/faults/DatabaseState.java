package io.stagedesk.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the tables hold after a kill: our own rows and the engine's.
 *
 * @param tickets all tickets
 * @param messages all messages
 * @param lifecycles business keys of the live lifecycle processes
 * @param clocks business keys of the live clocks
 * @param acknowledgements ticket numbers of the acknowledgements in the outbox
 */
record DatabaseState(List<Ticket> tickets, List<Message> messages, List<String> lifecycles, List<String> clocks,
		List<String> acknowledgements) {

	/**
	 * A ticket's row.
	 *
	 * @param number the ticket's number
	 * @param subject its subject
	 * @param status its status
	 * @param stage its stage
	 * @param closeReason why it was closed, or {@code null}
	 * @param assignee who works on it, or {@code null}
	 */
	record Ticket(String number, String subject, String status, String stage, String closeReason, String assignee) {

		/** Whether exactly one process has to live for it. */
		boolean livesOn() {
			return !this.status.equals("CLOSED");
		}

		/**
		 * Whether no process may live for it: a solved one is still being followed up.
		 */
		boolean over() {
			return this.status.equals("CLOSED") && !"SOLVED".equals(this.closeReason);
		}

	}

	/**
	 * A message's row.
	 *
	 * @param ticket the ticket's number
	 * @param body its text
	 */
	record Message(String ticket, String body) {

	}

	private static final String LIVE = """
			select x.business_key_ from act_ru_execution x join act_re_procdef d on d.id_ = x.proc_def_id_
			where x.parent_id_ is null and d.key_ = '%s'""";

	static DatabaseState read(Connection connection) throws SQLException {
		List<Ticket> tickets = new ArrayList<>();
		List<Message> messages = new ArrayList<>();
		try (Statement statement = connection.createStatement()) {
			try (ResultSet row = statement
				.executeQuery("select id, subject, status, stage, close_reason, assignee from ticket")) {
				while (row.next()) {
					tickets.add(new Ticket("SD-" + row.getLong(1), row.getString(2), row.getString(3), row.getString(4),
							row.getString(5), row.getString(6)));
				}
			}
			try (ResultSet row = statement.executeQuery("select ticket_id, body from message")) {
				while (row.next()) {
					messages.add(new Message("SD-" + row.getLong(1), row.getString(2)));
				}
			}
			return new DatabaseState(tickets, messages,
					column(statement, LIVE.formatted("ticket-lifecycle") + " and x.super_exec_ is null"),
					column(statement, LIVE.formatted("sla-clock")),
					column(statement, "select 'SD-' || ticket_id from outbox where kind = 'ACKNOWLEDGEMENT'"));
		}
	}

	private static List<String> column(Statement statement, String sql) throws SQLException {
		List<String> values = new ArrayList<>();
		try (ResultSet row = statement.executeQuery(sql)) {
			while (row.next()) {
				values.add(row.getString(1));
			}
		}
		return values;
	}

	Map<String, Ticket> byNumber() {
		Map<String, Ticket> byNumber = new HashMap<>();
		this.tickets.forEach((ticket) -> byNumber.put(ticket.number(), ticket));
		return byNumber;
	}

}
