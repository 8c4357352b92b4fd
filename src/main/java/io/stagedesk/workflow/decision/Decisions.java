package io.stagedesk.workflow.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.DecisionTables.Answer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what tables have said about tickets. The answers of one transaction are written
 * at once, when it commits.
 */
@Service
public class Decisions {

	private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	private final JsonMapper json;

	private final Clock clock;

	Decisions(JdbcClient jdbc, JdbcTemplate batch, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.batch = batch;
		this.json = json;
		this.clock = clock;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public void keep(TicketSnapshot ticket, Answer answer, Occasion occasion, Actor by) {
		Timestamp now = Timestamp.from(this.clock.instant().truncatedTo(ChronoUnit.MICROS));
		pending().add(new Object[] { ticket.id(), now, answer.table(), answer.version(), answer.ruleId(),
				this.json.writeValueAsString(inputs(answer)), this.json.writeValueAsString(answer.cells()),
				occasion.name(), by.name() });
	}

	/** Every decision about a ticket, oldest first. */
	@Transactional(readOnly = true)
	public List<Decision> of(TicketSnapshot ticket) {
		return this.jdbc.sql("""
				select at, table_key, table_version, row_id, inputs, outputs, occasion, actor
				from decision where ticket_id = ? order by id""").param(ticket.id()).query((row, number) -> {
			Map<String, String> outputs = this.json.readValue(row.getString("outputs"), TEXTS);
			return new Decision(row.getTimestamp("at").toInstant(), row.getString("table_key"),
					row.getInt("table_version"), row.getString("row_id"),
					outputs.getOrDefault("rule", outputs.getOrDefault("reason", "")),
					this.json.readValue(row.getString("inputs"), TEXTS), outputs,
					Occasion.valueOf(row.getString("occasion")), row.getString("actor"));
		}).list();
	}

	private static Map<String, String> inputs(Answer answer) {
		Map<String, String> inputs = new TreeMap<>(answer.inputs());
		String text = inputs.remove("text");
		inputs.values().removeIf(String::isBlank);
		if (text != null && !text.isBlank()) {
			inputs.put("words", answer.words());
			inputs.put("textHash", hash(text));
		}
		return inputs;
	}

	private static String hash(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private List<Object[]> pending() {
		List<Object[]> bound = (List<Object[]>) TransactionSynchronizationManager.getResource(this);
		if (bound != null) {
			return bound;
		}
		List<Object[]> pending = new ArrayList<>();
		TransactionSynchronizationManager.registerSynchronization(new WriteAtCommit(pending));
		TransactionSynchronizationManager.bindResource(this, pending);
		return pending;
	}

	private final class WriteAtCommit implements TransactionSynchronization {

		private final List<Object[]> pending;

		WriteAtCommit(List<Object[]> pending) {
			this.pending = pending;
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(Decisions.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(Decisions.this, this.pending);
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			Decisions.this.batch.batchUpdate("""
					insert into decision (ticket_id, at, table_key, table_version, row_id, inputs, outputs, occasion,
					actor) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", this.pending);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(Decisions.this);
		}

	}

}
