package io.stagedesk.messaging.mailbox.web;

import java.time.Duration;

import io.stagedesk.messaging.mailbox.MailProblem;
import io.stagedesk.messaging.mailbox.Mailbox;
import io.stagedesk.messaging.mailbox.Mailboxes;
import io.stagedesk.messaging.mailbox.MailboxTerms;
import io.stagedesk.messaging.mailbox.fetch.ConnectionTest;
import io.stagedesk.messaging.mailbox.fetch.ConnectionTest.Seen;
import io.stagedesk.messaging.mailbox.fetch.Fetched;
import io.stagedesk.messaging.mailbox.fetch.MailFailure;
import io.stagedesk.messaging.mailbox.fetch.MailFetcher;

import org.springframework.stereotype.Component;

/** Looks into mailboxes because an administrator wants to know. */
@Component
class Visitor {

	private static final Duration MOST = Duration.ofSeconds(20);

	private final Mailboxes mailboxes;

	private final MailFetcher fetcher;

	private final ConnectionTest test;

	Visitor(Mailboxes mailboxes, MailFetcher fetcher, ConnectionTest test) {
		this.mailboxes = mailboxes;
		this.fetcher = fetcher;
		this.test = test;
	}

	/** Tries terms; those of a mailbox of the settings are the settings'. */
	Seen test(String id, MailboxTerms terms) {
		return this.test.run(terms.server(), this.mailboxes.tried(id, terms));
	}

	Seen test(Mailbox mailbox) {
		return this.mailboxes.secret(mailbox.id())
			.map((secret) -> this.test.run(mailbox.server(), secret))
			.orElseGet(() -> new Seen(false, MailProblem.SECRET, "", 0, null, false, false));
	}

	/** Fetches what waits, for 20 seconds at most. */
	Checked check(Mailbox mailbox) {
		try {
			Fetched fetched = this.fetcher.fetchOnce(mailbox, MOST);
			return new Checked(true, null, "", fetched.stored(), fetched.refused(), fetched.failed(), fetched.more());
		}
		catch (MailFailure ex) {
			return new Checked(false, ex.problem(), ex.details(), 0, 0, 0, false);
		}
	}

	/**
	 * What came of a look into a mailbox.
	 *
	 * @param problem where it failed, or {@code null}
	 * @param failed mails that the server named and did not give this time
	 * @param more whether others wait
	 */
	record Checked(boolean works, MailProblem problem, String details, int stored, int refused, int failed,
			boolean more) {
	}

}
