package io.stagedesk.messaging.mailbox.fetch;

import java.time.Clock;
import java.time.Duration;

import io.stagedesk.messaging.mailbox.LoginKind;
import io.stagedesk.messaging.mailbox.MailProtocol;
import io.stagedesk.messaging.mailbox.MailSecret;
import io.stagedesk.messaging.mailbox.MailServer;
import io.stagedesk.messaging.mailbox.Starttls;
import io.stagedesk.messaging.mime.MailLimits;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.util.unit.DataSize;

/** One mailbox of the desk, fetched by hand. */
class Desk {

	static final String ADDRESS = "help@desk.example";

	static final MailSecret SECRET = new MailSecret("secret", "");

	private static final int MOST_VISITS = 40;

	final MemoryStore store;

	final Connections connections;

	private final Watermarks watermarks;

	private final long largest;

	private final MailServer server;

	private Tries tries = new Tries();

	Desk(MailProtocol protocol, int port, DataSize largest) {
		this(server(protocol, "localhost", port), MailFetcher.largest(limits(largest)), new MemoryStore(),
				new Watermarks(database()));
	}

	private Desk(MailServer server, long largest, MemoryStore store, Watermarks watermarks) {
		this.server = server;
		this.largest = largest;
		this.store = store;
		this.watermarks = watermarks;
		this.connections = new Connections(new AccessTokens(JsonMapper.builder().build(), (event) -> {
		}, Clock.systemUTC()), new FetchSettings(true, Duration.ofMillis(500)));
	}

	/** The same mailbox after a move. */
	Desk at(String host, int port) {
		return new Desk(server(this.server.protocol(), host, port), this.largest, this.store, this.watermarks);
	}

	static MailLimits limits(DataSize largest) {
		return new MailLimits(largest, 50, 500, DataSize.ofKilobytes(64), 200, Duration.ofSeconds(2));
	}

	private static JdbcClient database() {
		JdbcClient jdbc = JdbcClient
			.create(new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build());
		jdbc.sql("create table mailbox (id varchar(40), uid_validity varchar(60), uid_done bigint)").update();
		jdbc.sql("insert into mailbox (id) values ('help')").update();
		return jdbc;
	}

	static MailServer server(MailProtocol protocol, String host, int port) {
		return new MailServer(protocol, host, port, Starttls.ALLOWED, ADDRESS, "INBOX", LoginKind.PASSWORD, "", "", "");
	}

	MailServer server() {
		return this.server;
	}

	/** All memory of a node is gone, as after a crash. */
	void restart() {
		this.tries = new Tries();
	}

	Inbox open(OpenSockets sockets) {
		return this.connections.open(this.server, SECRET, sockets, true);
	}

	Round round(Inbox inbox) {
		return new Round("help", inbox, this.store, this.watermarks, this.tries, this.largest);
	}

	Fetched fetch() {
		try (OpenSockets sockets = new OpenSockets(); Inbox inbox = open(sockets)) {
			Fetched all = new Fetched(0, 0, 0, true);
			while (all.more()) {
				all = all.plus(round(inbox).run(() -> false));
			}
			return all;
		}
	}

	/** Visits until nothing fails; the number of visits. */
	int fetchUntilCalm() {
		for (int visit = 1; visit <= MOST_VISITS; visit++) {
			if (isCalm()) {
				return visit;
			}
		}
		throw new IllegalStateException("The mailbox does not come to rest");
	}

	private boolean isCalm() {
		try {
			return fetch().failed() == 0;
		}
		catch (MailFailure ex) {
			return false;
		}
	}

}
