package io.stagedesk.workflow.dispatch;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.stagedesk.Fixtures;
import io.stagedesk.StageDesk;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.TicketActions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two nodes give tickets to fifty agents, while agents take tickets by hand, resolve
 * them, come and go. It is a PostgreSQL in every run, as only that one serves two nodes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoDispatchersTests {

	private static final int AGENTS = 50;

	private static final int TICKETS = 240;

	private static final int ROOM = 4;

	private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

	private EmbeddedPostgres postgres;

	private ConfigurableApplicationContext one;

	private ConfigurableApplicationContext other;

	private JdbcClient jdbc;

	private Crew crew;

	@BeforeAll
	void start() throws IOException, SQLException {
		this.postgres = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
		try (Connection connection = this.postgres.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create database desk");
		}
		this.one = node();
		this.other = node();
		this.jdbc = this.one.getBean(JdbcClient.class);
		this.crew = new Crew(this.one.getBean(Staff.class), this.jdbc);
		for (int index = 0; index < AGENTS; index++) {
			this.crew.hire("p" + index, Set.of("ja", "en"), ROOM, Map.of(), Map.of());
		}
	}

	@AfterAll
	void stop() throws IOException {
		try {
			this.nodes.forEach(ConfigurableApplicationContext::close);
		}
		finally {
			this.postgres.close();
		}
	}

	@Test
	void leaveNothingWaitingAndOverloadNobody() throws Exception {
		Queue<String> created = new ConcurrentLinkedQueue<>();
		Queue<String> tooMuch = new ConcurrentLinkedQueue<>();
		AtomicBoolean over = new AtomicBoolean();
		ExecutorService crowd = Executors.newFixedThreadPool(7);
		List<Future<?>> work = new ArrayList<>();
		Future<?> watch = crowd.submit(() -> {
			while (!over.get()) {
				tooMuch.addAll(this.crew.overloaded());
			}
		});
		for (int seed = 0; seed < 2; seed++) {
			ConfigurableApplicationContext node = (seed == 0) ? this.one : this.other;
			int begin = seed;
			work.add(crowd.submit(() -> create(node, created)));
			work.add(crowd.submit(() -> comeAndGo(node, new Random(begin), begin)));
			work.add(crowd.submit(() -> act(node, new Random(begin), created)));
		}
		for (Future<?> one : work) {
			one.get(3, TimeUnit.MINUTES);
		}
		for (int index = 0; index < AGENTS; index++) {
			presence(this.one, "p" + index, Presence.ONLINE);
		}
		await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0 || free() == 0);
		over.set(true);
		watch.get(1, TimeUnit.MINUTES);
		crowd.shutdown();
		assertThat(tooMuch).isEmpty();
		assertThat(created).hasSize(TICKETS);
		assertThat(assignedTwice()).isEmpty();
		assertThat(waiting() == 0 || free() == 0).isTrue();
	}

	private void create(ConfigurableApplicationContext node, Queue<String> created) {
		Fixtures fixtures = new Desk(node).fixtures();
		for (int index = 0; index < TICKETS / 2; index++) {
			created.add(fixtures.aTicketIn("ja").number());
		}
	}

	private void comeAndGo(ConfigurableApplicationContext node, Random random, int begin) {
		for (int index = begin; index < AGENTS; index += 2) {
			presence(node, "p" + index, Presence.ONLINE);
			if (random.nextInt(4) == 0) {
				presence(node, "p" + (begin + 2 * random.nextInt(AGENTS / 2)), Presence.AWAY);
			}
		}
	}

	/** Takes by hand and resolves; to be refused, or slower than others, is no fault. */
	private void act(ConfigurableApplicationContext node, Random random, Queue<String> created) {
		TicketActions actions = node.getBean(TicketActions.class);
		Staff staff = node.getBean(Staff.class);
		Tickets tickets = node.getBean(Tickets.class);
		for (int index = 0; index < TICKETS; index++) {
			List<String> known = List.copyOf(created);
			if (known.isEmpty()) {
				await().until(() -> !created.isEmpty());
				continue;
			}
			String number = known.get(random.nextInt(known.size()));
			String assignee = tickets.get(number).assignee();
			try {
				if (assignee == null) {
					actions.claim(number, null, viewer(staff, "p" + random.nextInt(AGENTS)));
				}
				else if (random.nextInt(3) == 0) {
					actions.resolve(number, Map.of("resolution", "Done"), null, viewer(staff, assignee));
				}
			}
			catch (StageNotAllowedException | ConcurrencyFailureException ex) {
				assertThat(ex).hasMessageNotContaining("null");
			}
		}
	}

	private static Viewer viewer(Staff staff, String login) {
		return staff.agent(login).orElseThrow().asViewer();
	}

	private static void presence(ConfigurableApplicationContext node, String login, Presence presence) {
		try {
			node.getBean(Staff.class).changePresence(login, presence);
		}
		catch (ConcurrencyFailureException ex) {
			assertThat(presence).isNotNull();
		}
	}

	private int waiting() {
		return this.jdbc.sql("select count(*) from waiting_ticket where team = 'payments'")
			.query(Integer.class)
			.single();
	}

	/** How many of them are online and have room for one more. */
	private int free() {
		return this.jdbc.sql("""
				select count(*) from agent a where a.presence = 'ONLINE' and a.login like 'p%' and a.capacity > 0
				and a.capacity > (select count(*) from ticket t where (t.assignee = a.login and t.status = 'OPEN')
				or (t.offered_to = a.login and t.status = 'NEW'))""").query(Integer.class).single();
	}

	/**
	 * Tickets that went to somebody by themselves more than once without having been
	 * given back.
	 */
	private List<String> assignedTwice() {
		return this.jdbc.sql("""
				select ticket_id from ticket_event where kind = 'ASSIGNED' group by ticket_id having count(*) > 1""")
			.query(Long.class)
			.list()
			.stream()
			.map((id) -> new TicketNumber(id).toString())
			.toList();
	}

	private ConfigurableApplicationContext node() {
		ConfigurableApplicationContext node = new SpringApplicationBuilder(StageDesk.class).profiles("postgres", "demo")
			.run("--server.port=0", "--stagedesk.demo.tickets=false", "--stagedesk.messaging.digest.enabled=false",
					"--stagedesk.staff.sweep=false", "--stagedesk.routing.limits-claims=true",
					"--STAGEDESK_DB_URL=" + this.postgres.getJdbcUrl("postgres", "desk"),
					"--STAGEDESK_DB_USER=postgres", "--STAGEDESK_DB_PASSWORD=");
		this.nodes.add(node);
		return node;
	}

	/** Makes tickets on one node. */
	private record Desk(ConfigurableApplicationContext node) {

		Fixtures fixtures() {
			return this.node.getAutowireCapableBeanFactory().createBean(Fixtures.class);
		}

	}

}
