package io.stagedesk.messaging.mailbox.fetch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import io.stagedesk.messaging.mailbox.MailProblem;
import io.stagedesk.messaging.mailbox.MailSecret;
import io.stagedesk.messaging.mailbox.MailStore;
import io.stagedesk.messaging.mailbox.Mailbox;
import io.stagedesk.messaging.mailbox.Mailboxes;
import io.stagedesk.messaging.mime.MailLimits;

import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/**
 * Brings what waits in a mailbox into the store. Several at once do no harm: each mail is
 * stored once.
 */
@Service
public class MailFetcher {

	private static final DataSize MORE = DataSize.ofMegabytes(5);

	private final Mailboxes mailboxes;

	private final Connections connections;

	private final MailStore store;

	private final Statuses statuses;

	private final Watermarks watermarks;

	private final long largest;

	private final Map<String, Tries> tries = new ConcurrentHashMap<>();

	MailFetcher(Mailboxes mailboxes, Connections connections, MailStore store, Statuses statuses, Watermarks watermarks,
			MailLimits limits) {
		this.mailboxes = mailboxes;
		this.connections = connections;
		this.store = store;
		this.statuses = statuses;
		this.watermarks = watermarks;
		this.largest = largest(limits);
	}

	/**
	 * Takes all that waits now.
	 * @throws MailFailure where that cannot be
	 */
	public Fetched fetchOnce(Mailbox mailbox) {
		return fetchOnce(mailbox, () -> false);
	}

	/** As long as it may take; what is left then is said. */
	public Fetched fetchOnce(Mailbox mailbox, Duration most) {
		long until = System.nanoTime() + most.toNanos();
		return fetchOnce(mailbox, () -> System.nanoTime() - until > 0);
	}

	private Fetched fetchOnce(Mailbox mailbox, BooleanSupplier stop) {
		try (OpenSockets sockets = new OpenSockets(); Inbox inbox = open(mailbox, sockets)) {
			return fetch(mailbox, inbox, stop);
		}
		catch (MailFailure ex) {
			this.statuses.fails(mailbox.id(), ex);
			throw ex;
		}
	}

	Inbox open(Mailbox mailbox, OpenSockets sockets) {
		MailSecret secret = this.mailboxes.secret(mailbox.id())
			.orElseThrow(() -> new MailFailure(MailProblem.SECRET, "The secret has to be typed again"));
		return this.connections.open(mailbox.server(), secret, sockets, true);
	}

	/** Round by round until nothing waits. */
	Fetched fetch(Mailbox mailbox, Inbox inbox, BooleanSupplier stop) {
		Fetched all = new Fetched(0, 0, 0, true);
		while (all.more() && !stop.getAsBoolean()) {
			all = all.plus(round(mailbox.id(), inbox).run(stop));
		}
		this.statuses.works(mailbox.id());
		return all;
	}

	private Round round(String mailbox, Inbox inbox) {
		return new Round(mailbox, inbox, this.store, this.watermarks,
				this.tries.computeIfAbsent(mailbox, (id) -> new Tries()), this.largest);
	}

	/** Bytes of the largest mail that is fetched: a bit more than what is read. */
	static long largest(MailLimits limits) {
		return limits.size().toBytes() + MORE.toBytes();
	}

}
