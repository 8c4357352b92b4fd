package io.stagedesk.messaging.mailbox.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.messaging.mailbox.LoginKind;
import io.stagedesk.messaging.mailbox.MailProtocol;
import io.stagedesk.messaging.mailbox.MailServer;
import io.stagedesk.messaging.mailbox.Mailbox;
import io.stagedesk.messaging.mailbox.MailboxTerms;
import io.stagedesk.messaging.mailbox.Starttls;
import io.stagedesk.ticket.Scenario;

import org.springframework.util.MultiValueMap;

/** A mailbox as it stands in the editor, right or wrong. */
record MailboxForm(Map<String, String> fields) {

	private static final String[] NAMES = { "id", "address", "protocol", "host", "port", "starttls", "username",
			"folder", "login", "password", "refreshToken", "tokenUrl", "clientId", "scope", "team", "language",
			"scenario", "pollInterval", "active", "version" };

	static MailboxForm fresh(String id) {
		return new MailboxForm(Map.of("id", id, "protocol", MailProtocol.IMAPS.name(), "starttls",
				Starttls.ALLOWED.name(), "login", LoginKind.PASSWORD.name(), "folder", "INBOX", "pollInterval", "60",
				"active", "true", "version", "0"));
	}

	static MailboxForm of(Mailbox mailbox) {
		MailServer server = mailbox.server();
		Map<String, String> fields = new HashMap<>();
		fields.put("id", mailbox.id());
		fields.put("address", mailbox.address());
		fields.put("protocol", server.protocol().name());
		fields.put("host", server.host());
		fields.put("port", String.valueOf(server.port()));
		fields.put("starttls", server.starttls().name());
		fields.put("username", server.username());
		fields.put("folder", server.folder());
		fields.put("login", server.login().name());
		fields.put("tokenUrl", server.tokenUrl());
		fields.put("clientId", server.clientId());
		fields.put("scope", server.scope());
		fields.put("team", mailbox.team());
		fields.put("language", mailbox.language());
		fields.put("scenario", mailbox.scenario());
		fields.put("pollInterval", String.valueOf(mailbox.pollInterval().toSeconds()));
		fields.put("active", mailbox.active() ? "true" : "");
		fields.put("version", String.valueOf(mailbox.version()));
		return new MailboxForm(fields);
	}

	static MailboxForm read(MultiValueMap<String, String> typed) {
		Map<String, String> fields = new HashMap<>();
		Arrays.stream(NAMES)
			.forEach((name) -> fields.put(name, Optional.ofNullable(typed.getFirst(name)).orElse("").strip()));
		return new MailboxForm(fields);
	}

	String text(String name) {
		return this.fields.getOrDefault(name, "");
	}

	/** What may stand on a page: all but the secrets. */
	Map<String, String> shown() {
		Map<String, String> shown = new HashMap<>(this.fields);
		shown.put("password", "");
		shown.put("refreshToken", "");
		return shown;
	}

	Optional<Integer> version() {
		return text("version").matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text("version"))) : Optional.empty();
	}

	/**
	 * @throws FieldErrorsException where a text is no number (422)
	 */
	MailboxTerms terms() {
		return new WriteMailbox(text("id"), text("address"), constant(MailProtocol.values(), "protocol"), text("host"),
				number("port", null), constant(Starttls.values(), "starttls"), text("username"), text("folder"),
				constant(LoginKind.values(), "login"), text("password"), text("refreshToken"), text("tokenUrl"),
				text("clientId"), text("scope"), text("team"), text("language"),
				constant(Scenario.values(), "scenario"), number("pollInterval", 0), !text("active").isEmpty(), null)
			.terms();
	}

	private <E extends Enum<E>> E constant(E[] values, String name) {
		return Arrays.stream(values).filter((one) -> one.name().equals(text(name))).findFirst().orElse(null);
	}

	private Integer number(String name, Integer none) {
		if (text(name).isEmpty()) {
			return none;
		}
		if (!text(name).matches("[0-9]{1,6}")) {
			throw new FieldErrorsException(name, "must be a number");
		}
		return Integer.valueOf(text(name));
	}

}
