package io.stagedesk.workflow.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Fills an empty database before the node serves anybody; of two nodes that start at
 * once, one does.
 */
@Component
@Profile("demo")
class DemoData implements SmartLifecycle {

	/** Any number that nobody else locks. */
	private static final long LOCK = 5_474_330;

	private final DemoPeople people;

	private final DemoTickets stories;

	private final DemoKnowledge knowledge;

	private final DemoMacros macros;

	private final JdbcTemplate jdbc;

	private final boolean several;

	private final boolean tickets;

	private volatile boolean running;

	DemoData(DemoPeople people, DemoTickets stories, DemoKnowledge knowledge, DemoMacros macros, JdbcTemplate jdbc,
			JdbcConnectionDetails database, @Value("${stagedesk.demo.tickets:true}") boolean tickets) {
		this.knowledge = knowledge;
		this.people = people;
		this.stories = stories;
		this.macros = macros;
		this.jdbc = jdbc;
		this.several = DatabaseDriver.fromJdbcUrl(database.getJdbcUrl()) == DatabaseDriver.POSTGRESQL;
		this.tickets = tickets;
	}

	@Override
	public void start() {
		if (this.several) {
			this.jdbc.execute(this::startAlone);
		}
		else {
			fill();
		}
		this.running = true;
	}

	/**
	 * While one node lives through the stories, with its clock turned back, no other node
	 * may run their timers: it waits here, and then finds all done.
	 */
	private Void startAlone(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("select pg_advisory_lock(%d)".formatted(LOCK));
			try {
				fill();
			}
			finally {
				statement.execute("select pg_advisory_unlock(%d)".formatted(LOCK));
			}
		}
		return null;
	}

	private void fill() {
		if (this.people.arrive()) {
			tell();
		}
	}

	private void tell() {
		this.knowledge.write();
		if (this.tickets) {
			this.macros.arrive();
			this.stories.live();
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return 1;
	}

}
