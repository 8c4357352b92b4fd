package io.stagedesk.ticket;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.stagedesk.requester.Requester;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads tickets into the transaction's {@link WorkingSet}, writes the set when it
 * commits, and says what has changed.
 */
@Repository
class TicketStore {

	private static final String UPDATE = """
			update ticket set status = ?, stage = ?, open = ?, close_reason = ?, priority = ?, category = ?,
			scenario = ?, team = ?, assignee = ?, offered_to = ?, advising_team = ?, tags = ?, custom_fields = ?, resolution = ?,
			resolution_process = ?, merged_into = ?, updated_at = ?, first_response_due_at = ?,
			resolution_due_at = ?, next_due_at = ?, resolved_at = ?, closed_at = ?,
			unanswered_since = ?, version = ?
			where id = ? and version = ?""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	private final JsonMapper json;

	private final Clock clock;

	private final TicketRows rows;

	private final ApplicationEventPublisher publisher;

	TicketStore(JdbcClient jdbc, JdbcTemplate batch, JsonMapper json, Clock clock, TicketRows rows,
			ApplicationEventPublisher publisher) {
		this.jdbc = jdbc;
		this.batch = batch;
		this.json = json;
		this.clock = clock;
		this.rows = rows;
		this.publisher = publisher;
	}

	Optional<Ticket> find(long id) {
		WorkingSet work = work();
		Ticket known = work.tickets.get(id);
		if (known != null) {
			return Optional.of(known);
		}
		Optional<Ticket> read = this.jdbc.sql(TicketRows.SELECT + " where t.id = ?")
			.param(id)
			.query(this.rows)
			.optional()
			.map((snapshot) -> new Ticket(snapshot, work));
		read.ifPresent((ticket) -> work.tickets.put(id, ticket));
		return read;
	}

	/**
	 * A ticket that this transaction holds or has made is not asked for again. What was
	 * read before may be old when the others are done, and is read anew.
	 */
	void lock(long id) {
		WorkingSet work = work();
		if (work.held.add(id)) {
			this.jdbc.sql("select id from ticket where id = ? for update").param(id).query(Long.class).optional();
			work.tickets.computeIfPresent(id, (key, ticket) -> ticket.isChanged() ? ticket : null);
		}
	}

	List<Ticket> lockFree(Collection<Long> ids) {
		WorkingSet work = work();
		List<Long> free = this.jdbc.sql("select id from ticket where id in (:ids) for update skip locked")
			.param("ids", ids)
			.query(Long.class)
			.list();
		if (free.isEmpty()) {
			return List.of();
		}
		work.held.addAll(free);
		this.jdbc.sql(TicketRows.SELECT + " where t.id in (:ids)")
			.param("ids", free)
			.query(this.rows)
			.list()
			.forEach((snapshot) -> work.tickets.putIfAbsent(snapshot.id(), new Ticket(snapshot, work)));
		return free.stream().map(work.tickets::get).toList();
	}

	/** The ticket as this transaction has left it so far, where it works on it. */
	Optional<TicketSnapshot> inWork(long id) {
		WorkingSet work = (WorkingSet) TransactionSynchronizationManager.getResource(this);
		return Optional.ofNullable(work).map((set) -> set.tickets.get(id)).map(Ticket::snapshot);
	}

	Ticket insert(NewTicket request, Requester requester, String language, String trackingToken) {
		WorkingSet work = work();
		Instant now = work.now();
		Scenario scenario = Objects.requireNonNullElse(request.scenario(), Scenario.SHOW);
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into ticket (subject, status, stage, open, priority, category, scenario, language, region,
				channel, requester_id, tags, custom_fields, context, tracking_token, created_at, updated_at,
				next_due_at, unanswered_since, version)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)""")
			.params(request.subject(), Status.NEW.name(), Stage.CREATE.name(), true, name(request.priority()),
					request.category(), scenario.name(), language, requester.region(), request.channel().name(),
					requester.id(), this.json.writeValueAsString(request.tags()),
					this.json.writeValueAsString(request.customFields()),
					this.json.writeValueAsString(request.context()), trackingToken, Timestamp.from(now),
					Timestamp.from(now), Timestamp.from(WorkingSet.NO_PROMISE), Timestamp.from(now))
			.update(key, "id");
		Ticket ticket = new Ticket(new TicketSnapshot(key.getKeyAs(Number.class).longValue(), request.subject(),
				Status.NEW, Stage.CREATE, null, request.priority(), request.category(), scenario, language,
				requester.region(), request.channel(), null, null, null, null, requester, request.tags(),
				request.customFields(), request.context(), null, null, null, trackingToken, now, now, null, null,
				WorkingSet.NO_PROMISE, null, null, now, 1), work);
		work.tickets.put(ticket.id, ticket);
		work.held.add(ticket.id);
		return ticket;
	}

	private WorkingSet work() {
		WorkingSet bound = (WorkingSet) TransactionSynchronizationManager.getResource(this);
		if (bound != null) {
			return bound;
		}
		WorkingSet work = new WorkingSet(this.clock);
		TransactionSynchronizationManager.registerSynchronization(new WriteAtCommit(work));
		TransactionSynchronizationManager.bindResource(this, work);
		return work;
	}

	private void write(WorkingSet work) {
		List<Ticket> changed = work.tickets.values().stream().filter(Ticket::isChanged).toList();
		update(changed.stream().map(Ticket::snapshot).toList());
		this.batch.batchUpdate("insert into ticket_event (ticket_id, at, kind, actor, details) values (?, ?, ?, ?, ?)",
				work.events, 50, this::fill);
		if (!changed.isEmpty()) {
			this.publisher.publishEvent(new TicketsChanged(changed.stream().map(Ticket::change).toList()));
		}
	}

	private void fill(PreparedStatement statement, WorkingSet.PendingEvent event) throws SQLException {
		statement.setLong(1, event.ticket());
		statement.setTimestamp(2, Timestamp.from(event.at()));
		statement.setString(3, event.kind());
		statement.setString(4, event.actor().name());
		statement.setString(5, this.json.writeValueAsString(event.details()));
	}

	private void update(List<TicketSnapshot> tickets) {
		int[] updated = this.batch.batchUpdate(UPDATE, tickets.stream().map(this::columns).toList());
		for (int i = 0; i < updated.length; i++) {
			if (updated[i] == 0) {
				throw new OptimisticLockingFailureException(
						"%s was changed by somebody else in the meantime".formatted(tickets.get(i).number()));
			}
		}
	}

	private Object[] columns(TicketSnapshot now) {
		return new Object[] { now.status().name(), now.stage().name(), now.status().isOpen(), name(now.closeReason()),
				name(now.priority()), now.category(), now.scenario().name(), now.team(), now.assignee(),
				now.offeredTo(), now.advisingTeam(), this.json.writeValueAsString(now.tags()),
				this.json.writeValueAsString(now.customFields()), now.resolution(), now.resolutionProcess(),
				now.mergedInto(), at(now.updatedAt()), at(now.firstResponseDueAt()), at(now.resolutionDueAt()),
				at(now.nextDueAt()), at(now.resolvedAt()), at(now.closedAt()), at(now.unansweredSince()), now.version(),
				now.id(), now.version() - 1 };
	}

	private static Timestamp at(Instant instant) {
		return (instant != null) ? Timestamp.from(instant) : null;
	}

	private static String name(Enum<?> value) {
		return (value != null) ? value.name() : null;
	}

	private final class WriteAtCommit implements TransactionSynchronization {

		private final WorkingSet work;

		WriteAtCommit(WorkingSet work) {
			this.work = work;
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(TicketStore.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(TicketStore.this, this.work);
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			write(this.work);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(TicketStore.this);
		}

	}

}
