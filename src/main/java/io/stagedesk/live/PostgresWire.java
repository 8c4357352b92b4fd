package io.stagedesk.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The wire between nodes: {@code NOTIFY} says it when the transaction commits and forgets
 * it when it rolls back; each node, this one included, hears it by its {@link Listener}.
 */
class PostgresWire implements Wire, SmartLifecycle {

	static final String CHANNEL = "stagedesk_live";

	/** Older versions do not listen to it, and so do not stumble over it. */
	static final String HERE = "stagedesk_here";

	static final String SESSIONS = "stagedesk_sessions";

	/** Says that there is more news than anybody wants to hear one by one. */
	private static final String TOO_MUCH = "[]";

	/** PostgreSQL takes less than 8000 bytes. */
	private static final int LONGEST = 7900;

	private static final Logger log = LoggerFactory.getLogger(PostgresWire.class);

	private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Backlog backlog;

	private final Company company;

	private final Streams streams;

	private final Listener listener;

	PostgresWire(JdbcConnectionDetails database, JdbcClient jdbc, JsonMapper json, Backlog backlog, Company company,
			Streams streams) {
		this.streams = streams;
		this.company = company;
		this.jdbc = jdbc;
		this.json = json;
		this.backlog = backlog;
		this.listener = new Listener(database, this);
	}

	@Override
	public void send(List<Change> changes) {
		for (String text : pack(changes)) {
			notify(CHANNEL, text);
		}
	}

	@Override
	public void say(Here here) {
		notify(HERE, this.json.writeValueAsString(here));
	}

	@Override
	public void end(String session) {
		notify(SESSIONS, session);
	}

	private void notify(String channel, String text) {
		this.jdbc.sql("select pg_notify(?, ?)").params(channel, text).query((row, number) -> true).single();
	}

	private List<String> pack(List<Change> changes) {
		if (changes.size() > Backlog.KEPT) {
			return List.of(TOO_MUCH);
		}
		List<String> texts = new ArrayList<>();
		StringBuilder text = new StringBuilder();
		int length = 0;
		for (Change change : changes) {
			String one = this.json.writeValueAsString(change.marked());
			int more = one.getBytes(StandardCharsets.UTF_8).length + 1;
			if (more > LONGEST) {
				return List.of(TOO_MUCH);
			}
			if (length + more > LONGEST) {
				texts.add("[" + text + "]");
				text.setLength(0);
				length = 0;
			}
			text.append(text.isEmpty() ? "" : ",").append(one);
			length += more;
		}
		texts.add("[" + text + "]");
		return texts;
	}

	void hear(String channel, String text) {
		if (channel.equals(HERE)) {
			meet(text);
		}
		else if (channel.equals(SESSIONS)) {
			this.streams.endSession(text);
		}
		else {
			hear(text);
		}
	}

	/** Who is not understood says it again soon. */
	private void meet(String text) {
		try {
			this.company.hear(this.json.readValue(text, Here.class));
		}
		catch (RuntimeException ex) {
			log.debug("A notification cannot be read", ex);
		}
	}

	/** What another version says and this one does not understand is news as well. */
	private void hear(String text) {
		try {
			List<Change> changes = this.json.readValue(text, CHANGES);
			changes.forEach(this.backlog::add);
			if (changes.isEmpty()) {
				this.backlog.miss();
			}
		}
		catch (RuntimeException ex) {
			log.debug("A notification cannot be read", ex);
			this.backlog.miss();
		}
	}

	/** The listener begins to listen; what was said before is lost. */
	void connected() {
		this.backlog.miss();
	}

	@Override
	public void start() {
		this.listener.start();
	}

	@Override
	public void stop() {
		this.listener.stop();
	}

	@Override
	public boolean isRunning() {
		return this.listener.isRunning();
	}

	/** As long as there are streams. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE - 1;
	}

}
