package io.stagedesk.messaging.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.stagedesk.messaging.token.Secrets;
import io.stagedesk.messaging.webhook.WebhookStatus.End;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes what is said about webhooks, each secret encrypted. */
@Repository
class WebhookRows {

	private static final TypeReference<Set<Occasion>> OCCASIONS = new TypeReference<>() {
	};

	private static final TypeReference<Set<String>> TEAMS = new TypeReference<>() {
	};

	private static final String SELECT = """
			select id, url, occasions, teams, active, ended_because, failures, failing_since, rests_until, last_error,
			delivered_at, version from webhook""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Secrets secrets;

	WebhookRows(JdbcClient jdbc, JsonMapper json, Secrets secrets) {
		this.jdbc = jdbc;
		this.json = json;
		this.secrets = secrets;
	}

	List<Webhook> list() {
		return this.jdbc.sql(SELECT + " order by id").query(this::read).list();
	}

	Optional<Webhook> find(String id) {
		return this.jdbc.sql(SELECT + " where id = ?").param(id).query(this::read).optional();
	}

	void insert(String id, WebhookTerms terms, SigningSecret secret) {
		this.jdbc.sql("""
				insert into webhook (id, url, secret, occasions, teams, active, failures, version)
				values (?, ?, ?, ?, ?, ?, 0, 1)""")
			.params(id, terms.url(), this.secrets.encrypt(secret.text()), text(terms.occasions()), text(terms.teams()),
					terms.active())
			.update();
	}

	/**
	 * What went wrong before is forgotten; the number of rows that were of that version.
	 */
	int update(String id, int version, WebhookTerms terms) {
		return this.jdbc.sql("""
				update webhook set url = ?, occasions = ?, teams = ?, active = ?, ended_because = null, failures = 0,
				failing_since = null, rests_until = null, last_error = null, version = version + 1
				where id = ? and version = ?""")
			.params(terms.url(), text(terms.occasions()), text(terms.teams()), terms.active(), id, version)
			.update();
	}

	int delete(String id) {
		return this.jdbc.sql("delete from webhook where id = ?").param(id).update();
	}

	/** From now on signs with this one, and for a while with the one before as well. */
	void renew(String id, SigningSecret secret, Instant beforeUntil) {
		this.jdbc.sql("""
				update webhook set secret_before = secret, secret_before_until = ?, secret = ?, version = version + 1
				where id = ?""").params(Timestamp.from(beforeUntil), this.secrets.encrypt(secret.text()), id).update();
	}

	/** What to sign with, the newest first; empty where today's key reads none. */
	List<SigningSecret> secrets(String id, Instant now) {
		return this.jdbc.sql("""
				select secret, case when secret_before_until > ? then secret_before end as before_it
				from webhook where id = ?""")
			.params(Timestamp.from(now), id)
			.query((row, number) -> Stream.of(row.getString("secret"), row.getString("before_it"))
				.flatMap(Stream::ofNullable)
				.toList())
			.optional()
			.orElse(List.of())
			.stream()
			.map(this.secrets::decrypt)
			.flatMap(Optional::stream)
			.map(SigningSecret::new)
			.toList();
	}

	private String text(Set<?> values) {
		return this.json.writeValueAsString(values.stream().map(String::valueOf).sorted().toList());
	}

	private Webhook read(ResultSet row, int number) throws SQLException {
		String ended = row.getString("ended_because");
		WebhookTerms terms = new WebhookTerms(row.getString("url"),
				this.json.readValue(row.getString("occasions"), OCCASIONS),
				this.json.readValue(row.getString("teams"), TEAMS), row.getBoolean("active"));
		WebhookStatus status = new WebhookStatus((ended != null) ? End.valueOf(ended) : null, row.getInt("failures"),
				instant(row, "failing_since"), instant(row, "rests_until"), row.getString("last_error"),
				instant(row, "delivered_at"));
		return new Webhook(row.getString("id"), terms, status, row.getInt("version"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant).orElse(null);
	}

}
