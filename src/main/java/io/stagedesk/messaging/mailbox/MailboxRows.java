package io.stagedesk.messaging.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.stagedesk.messaging.token.Secrets;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes what is said about mailboxes, each secret encrypted. */
@Repository
class MailboxRows {

	private static final String SELECT = """
			select id, address, protocol, host, port, username, starttls, login_kind, token_url, client_id, token_scope,
			folder, team, language, scenario, poll_seconds, active, configured, version, checked_at, failing_since,
			last_error from mailbox""";

	private final JdbcClient jdbc;

	private final Secrets secrets;

	MailboxRows(JdbcClient jdbc, Secrets secrets) {
		this.jdbc = jdbc;
		this.secrets = secrets;
	}

	List<Mailbox> list() {
		return this.jdbc.sql(SELECT + " order by address").query(MailboxRows::read).list();
	}

	Optional<Mailbox> find(String id) {
		return this.jdbc.sql(SELECT + " where id = ?").param(id).query(MailboxRows::read).optional();
	}

	/** Empty where there is no such mailbox, or its secret is of another key. */
	Optional<MailSecret> secret(String id) {
		return secret(id, "coalesce(renewed_token, refresh_token, '')");
	}

	/** The same as somebody said it, before a refresh token was renewed. */
	Optional<MailSecret> said(String id) {
		return secret(id, "coalesce(refresh_token, '')");
	}

	void renew(String id, String refreshToken) {
		this.jdbc.sql("update mailbox set renewed_token = ? where id = ?")
			.params(this.secrets.encrypt(refreshToken), id)
			.update();
	}

	private Optional<MailSecret> secret(String id, String token) {
		return this.jdbc
			.sql("select coalesce(secret, '') as secret, %s as token from mailbox where id = ?".formatted(token))
			.param(id)
			.query((row, number) -> new MailSecret(row.getString("secret"), row.getString("token")))
			.optional()
			.flatMap(this::decrypt);
	}

	void insert(String id, MailboxTerms terms, boolean configured) {
		MailServer server = terms.server();
		this.jdbc.sql("""
				insert into mailbox (id, address, protocol, host, port, username, starttls, login_kind, secret,
				refresh_token, token_url, client_id, token_scope, folder, team, language, scenario, poll_seconds,
				active, configured, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)""")
			.params(id, terms.address(), server.protocol().name(), server.host(), server.port(), server.username(),
					server.starttls().name(), server.login().name(), this.secrets.encrypt(terms.secret().password()),
					this.secrets.encrypt(terms.secret().refreshToken()), server.tokenUrl(), server.clientId(),
					server.scope(), server.folder(), terms.team(), terms.language(), terms.scenario(),
					terms.pollInterval().toSeconds(), terms.active(), configured)
			.update();
	}

	/**
	 * What failed before is forgotten, and a renewed token where another one is said; the
	 * number of rows that were of that version.
	 */
	int update(String id, int version, MailboxTerms terms, MailSecret secret, boolean configured) {
		MailServer server = terms.server();
		String renewed = said(id).equals(Optional.of(secret)) ? "renewed_token" : "null";
		return this.jdbc
			.sql("""
					update mailbox set renewed_token = %s, address = ?, protocol = ?, host = ?, port = ?, username = ?, starttls = ?,
					login_kind = ?, secret = ?, refresh_token = ?, token_url = ?, client_id = ?, token_scope = ?,
					folder = ?, team = ?, language = ?, scenario = ?, poll_seconds = ?, active = ?, configured = ?,
					version = version + 1, failing_since = null, last_error = null where id = ? and version = ?"""
				.formatted(renewed))
			.params(terms.address(), server.protocol().name(), server.host(), server.port(), server.username(),
					server.starttls().name(), server.login().name(), this.secrets.encrypt(secret.password()),
					this.secrets.encrypt(secret.refreshToken()), server.tokenUrl(), server.clientId(), server.scope(),
					server.folder(), terms.team(), terms.language(), terms.scenario(), terms.pollInterval().toSeconds(),
					terms.active(), configured, id, version)
			.update();
	}

	/** A mailbox that the settings do not bring any more rests until somebody looks. */
	void release(String id) {
		this.jdbc.sql("update mailbox set configured = false, active = false, version = version + 1 where id = ?")
			.param(id)
			.update();
	}

	int delete(String id) {
		return this.jdbc.sql("delete from mailbox where id = ?").param(id).update();
	}

	private Optional<MailSecret> decrypt(MailSecret encrypted) {
		return this.secrets.decrypt(encrypted.password())
			.flatMap((password) -> this.secrets.decrypt(encrypted.refreshToken())
				.map((token) -> new MailSecret(password, token)));
	}

	private static Mailbox read(ResultSet row, int number) throws SQLException {
		MailServer server = new MailServer(MailProtocol.valueOf(row.getString("protocol")), row.getString("host"),
				row.getInt("port"), Starttls.valueOf(row.getString("starttls")), row.getString("username"),
				row.getString("folder"), LoginKind.valueOf(row.getString("login_kind")), text(row, "token_url"),
				text(row, "client_id"), text(row, "token_scope"));
		return new Mailbox(row.getString("id"), row.getString("address"), server, text(row, "team"),
				text(row, "language"), text(row, "scenario"), Duration.ofSeconds(row.getInt("poll_seconds")),
				row.getBoolean("active"), row.getBoolean("configured"), row.getInt("version"), MailboxStatus
					.of(instant(row, "checked_at"), instant(row, "failing_since"), row.getString("last_error")));
	}

	private static String text(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getString(column)).orElse("");
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant).orElse(null);
	}

}
