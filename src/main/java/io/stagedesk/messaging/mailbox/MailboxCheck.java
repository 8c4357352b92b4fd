package io.stagedesk.messaging.mailbox;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

import io.stagedesk.staff.people.Names;
import io.stagedesk.ticket.Scenario;

/** What terms of a mailbox may look like; gathers all faults. */
final class MailboxCheck {

	static final String HOST = "[A-Za-z0-9._:-]{1,255}";

	static final String TOKEN_URL = "https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[!-~]*)?";

	private static final String ADDRESS = "[!-?A-~]{1,64}@[A-Za-z0-9.-]{1,188}";

	private static final Duration LONGEST = Duration.ofDays(1);

	private static final int LONGEST_SECRET = 8000;

	private final MailboxTerms terms;

	MailboxCheck(MailboxTerms terms) {
		this.terms = terms;
	}

	/** All but what only the database knows. */
	Names faults(String id) {
		Names names = new Names().key("id", id);
		names.require(this.terms.address().matches(ADDRESS), "address", "must be an e-mail address");
		place(names, this.terms.server());
		names.require(isSecret(this.terms.secret().password()), "password",
				"must be one line of at most 8000 characters");
		names.require(isSecret(this.terms.secret().refreshToken()), "refreshToken",
				"must be one line of at most 8000 characters");
		names.require(isLanguage(this.terms.language()), "language", "must be a language tag, as in en or zh-CN");
		names.require(isScenario(this.terms.scenario()), "scenario", "is none that the desk knows");
		names.require(isPause(this.terms.pollInterval()), "pollInterval", "must be from 1 second to 1 day");
		return names;
	}

	private static void place(Names names, MailServer server) {
		names.require(server.protocol() != null, "protocol", "must be IMAP, IMAPS, POP3 or POP3S");
		names.require(server.host().matches(HOST), "host", "must be the name or address of a machine");
		names.require(server.port() >= 1 && server.port() <= 65535, "port", "must be from 1 to 65535");
		names.require(server.starttls() != null, "starttls", "must be NEVER, ALLOWED or REQUIRED");
		names.line("username", server.username(), 254).line("folder", server.folder(), 200);
		names.require(server.login() != null, "login", "must be PASSWORD or OAUTH2");
		if (server.login() == LoginKind.OAUTH2) {
			names.require(server.tokenUrl().matches(TOKEN_URL) && server.tokenUrl().length() <= 500, "tokenUrl",
					"must be an address that begins with https://");
			names.line("clientId", server.clientId(), 200).optionalLine("scope", server.scope(), 500);
		}
	}

	private static boolean isSecret(String text) {
		return Names.isLine(text, LONGEST_SECRET);
	}

	private static boolean isLanguage(String tag) {
		return tag.isEmpty()
				|| (tag.length() <= 35 && tag.equals(Locale.forLanguageTag(tag).toLanguageTag()) && !tag.equals("und"));
	}

	private static boolean isScenario(String name) {
		return name.isEmpty() || Stream.of(Scenario.values()).anyMatch((one) -> one.name().equals(name));
	}

	private static boolean isPause(Duration pause) {
		return pause != null && pause.compareTo(Duration.ofSeconds(1)) >= 0 && pause.compareTo(LONGEST) <= 0;
	}

}
