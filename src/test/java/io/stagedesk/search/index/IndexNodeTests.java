package io.stagedesk.search.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.search.SearchSettings;
import io.stagedesk.search.index.ChangeLog.Line;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The index of a node and the database that it follows. */
@DeskTest
class IndexNodeTests {

	@Autowired
	SourceRows rows;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	DataSource database;

	@Autowired
	Fixtures fixtures;

	@Autowired
	Tickets tickets;

	@Autowired
	Clock clock;

	@TempDir
	Path folder;

	private final List<IndexNode> nodes = new ArrayList<>();

	@AfterEach
	void stop() {
		this.nodes.forEach(IndexNode::stop);
	}

	@Test
	void twoNodesFindANewTicketBySelfFollowing() {
		IndexNode one = node(this.folder.toString(), true, "1h");
		IndexNode other = node(this.folder.toString(), true, "1h");
		one.start();
		other.start();
		await().until(() -> one.percent() == 100 && other.percent() == 100);

		TicketSnapshot ticket = this.fixtures.aTicket();

		await().atMost(Duration.ofSeconds(10)).until(() -> has(one, ticket) && has(other, ticket));
		assertThat(this.folder).isDirectoryContaining((path) -> path.endsWith("node-1"))
			.isDirectoryContaining((path) -> path.endsWith("node-2"));
	}

	@Test
	void missesNoEventThatIsCommittedLater() throws SQLException {
		long first = this.fixtures.aTicket().id();
		long second = this.fixtures.aTicket().id();
		ChangeLog log = ChangeLog.ofTickets(this.jdbc);
		log.begin(log.last());
		long end = log.last();
		Instant now = this.clock.instant();
		try (Connection slow = this.database.getConnection(); Connection quick = this.database.getConnection()) {
			slow.setAutoCommit(false);
			quick.setAutoCommit(false);
			add(slow, first);
			add(quick, second);
			quick.commit();

			assertThat(log.read(now)).extracting(Line::subject).containsExactly(second);
			assertThat(log.place()).isEqualTo(end);

			slow.commit();
			slow.setAutoCommit(true);
			quick.setAutoCommit(true);
		}

		assertThat(log.read(now)).extracting(Line::subject).containsExactly(first);
		assertThat(log.read(now)).isEmpty();
		assertThat(log.place()).isEqualTo(log.last());
	}

	@Test
	void stopsAskingForWhatWasRolledBack() throws SQLException {
		long ticket = this.fixtures.aTicket().id();
		ChangeLog log = ChangeLog.ofTickets(this.jdbc);
		log.begin(log.last());
		long end = log.last();
		Instant now = this.clock.instant();
		try (Connection lost = this.database.getConnection()) {
			lost.setAutoCommit(false);
			add(lost, ticket);
			lost.rollback();
			add(lost, ticket);
			lost.commit();
			lost.setAutoCommit(true);
		}

		assertThat(log.read(now)).hasSize(1);
		assertThat(log.place()).isEqualTo(end);
		assertThat(log.read(now.plus(ChangeLog.LONGEST_COMMIT).plusSeconds(1))).isEmpty();
		assertThat(log.place()).isEqualTo(log.last());
	}

	@Test
	void saysThatThereIsMoreThanItRead() throws SQLException {
		long ticket = this.fixtures.aTicket().id();
		ChangeLog log = ChangeLog.ofTickets(this.jdbc);
		log.begin(log.last());
		addMany(ticket, ChangeLog.MOST + 1);

		assertThat(log.read(this.clock.instant())).hasSize(ChangeLog.MOST);
		assertThat(log.isBehind()).isTrue();
		assertThat(log.read(this.clock.instant())).hasSize(1);
		assertThat(log.isBehind()).isFalse();
		this.jdbc.sql("delete from ticket_event where kind = 'NOTED' and actor = 'test'").update();
	}

	@Test
	void goesOnWhereItStopped() {
		TicketSnapshot before = this.fixtures.aTicket();
		IndexNode first = node(this.folder.toString(), false, "1h");
		first.catchUp();
		first.stop();
		TicketSnapshot after = this.fixtures.aTicket();

		IndexNode second = node(this.folder.toString(), false, "1h");
		second.catchUp();

		assertThat(has(second, before)).isTrue();
		assertThat(has(second, after)).isTrue();
		assertThat(this.folder).isDirectoryNotContaining((path) -> path.endsWith("node-2"));
	}

	@Test
	void comparesWhenItStarts() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		IndexNode first = node(this.folder.toString(), false, "1h");
		first.catchUp();
		first.stop();
		this.jdbc.sql("update ticket set subject = 'Sphinxmoth', version = version + 1 where id = ?")
			.param(ticket.id())
			.update();

		IndexNode second = node(this.folder.toString(), false, "1h");
		second.catchUp();

		assertThat(count(second, new Term(Fields.SUBJECT, "sphinxmoth"))).isOne();
	}

	@Test
	void hearsWhatIsNewBeforeItComparesWhatItMissed() throws Exception {
		TicketSnapshot before = this.fixtures.aTicket();
		IndexNode first = node(this.folder.toString(), false, "1h");
		first.catchUp();
		first.stop();
		this.jdbc.sql("update ticket set subject = 'Hornetmoth', version = version + 1 where id = ?")
			.param(before.id())
			.update();
		addMany(before.id(), Upkeep.FAR + 1);
		TicketSnapshot after = this.fixtures.aTicket();

		try (LiveIndex index = new IndexFolder(this.folder.toString()).open()) {
			Upkeep stopped = upkeep(index);
			assertThat(stopped.step()).isTrue();
			assertThat(stopped.percent()).isLessThan(100);
			assertThat(count(index, Documents.key(Fields.TICKET, after.id()))).isOne();
			stopped.save();

			Upkeep goesOn = upkeep(index);
			goesOn.step();
			assertThat(goesOn.percent()).isLessThan(100);
			await().until(() -> !goesOn.step());
			assertThat(goesOn.percent()).isEqualTo(100);
			assertThat(count(index, new Term(Fields.SUBJECT, "hornetmoth"))).isOne();
		}
		finally {
			this.jdbc.sql("delete from ticket_event where kind = 'NOTED' and actor = 'test'").update();
		}
	}

	private Upkeep upkeep(LiveIndex index) throws IOException {
		Upkeep upkeep = new Upkeep(index, this.rows, this.jdbc, settings("", false, "1h"), Clock.systemUTC());
		upkeep.begin();
		return upkeep;
	}

	@Test
	void losesNoChangeThatItHasReadWhenTheDatabaseFails() {
		AtomicBoolean fails = new AtomicBoolean();
		SourceRows failing = new SourceRows(this.jdbc, new JsonMapper()) {
			@Override
			List<TicketText> tickets(Collection<Long> ids) {
				if (!ids.isEmpty() && fails.getAndSet(false)) {
					throw new DataAccessResourceFailureException("The database is away");
				}
				return super.tickets(ids);
			}
		};
		IndexNode node = new IndexNode(failing, this.jdbc, settings("", true, "1h"), Clock.systemUTC());
		this.nodes.add(node);
		node.start();
		await().until(() -> node.percent() == 100);

		fails.set(true);
		TicketSnapshot ticket = this.fixtures.aTicket();

		await().atMost(Duration.ofSeconds(20)).until(() -> has(node, ticket));
		assertThat(fails).isFalse();
	}

	@Test
	void makesABrokenIndexAnew() throws IOException {
		TicketSnapshot ticket = this.fixtures.aTicket();
		IndexNode first = node(this.folder.toString(), false, "1h");
		first.catchUp();
		first.stop();
		try (Stream<Path> files = Files.walk(this.folder)) {
			for (Path file : files.filter((path) -> path.getFileName().toString().startsWith("segments")).toList()) {
				Files.writeString(file, "broken", StandardCharsets.UTF_8);
			}
		}
		Files.writeString(this.folder.resolve("node-1").resolve("notes.txt"), "not ours");

		IndexNode second = node(this.folder.toString(), false, "1h");
		second.catchUp();

		assertThat(has(second, ticket)).isTrue();
		assertThat(this.folder.resolve("node-1").resolve("notes.txt")).exists();
	}

	@Test
	void makesTheIndexOfAnotherDatabaseAnew() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		IndexNode first = node(this.folder.toString(), false, "1h");
		first.catchUp();
		first.stop();
		String mark = this.rows.mark();
		this.jdbc.sql("update search_source set mark = 'another'").update();
		this.jdbc.sql("update ticket set subject = 'Hawkmoth' where id = ?").param(ticket.id()).update();

		IndexNode second = node(this.folder.toString(), false, "1h");
		second.catchUp();
		this.jdbc.sql("update search_source set mark = ?").param(mark).update();

		assertThat(count(second, new Term(Fields.SUBJECT, "hawkmoth"))).isOne();
	}

	@Test
	void makesAllOfItInSmallPartsAndTheNewestFirst() {
		List<TicketSnapshot> many = Stream.generate(this.fixtures::aTicket).limit(25).toList();
		IndexNode node = node("", false, "1h");

		node.catchUp();

		assertThat(node.percent()).isEqualTo(100);
		assertThat(many).allMatch((ticket) -> has(node, ticket));
	}

	@Test
	void findsNewMessagesAndForgetsGoneTickets() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		IndexNode node = node("", false, "1h");
		node.catchUp();
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "a hummingbird", null, Actor.REQUESTER);
		node.catchUp();

		assertThat(count(node, new Term(Fields.SAID, "hummingbird"))).isOne();
		assertThat(count(node, new Term(Fields.NOTES, "hummingbird"))).isZero();
	}

	private IndexNode node(String directory, boolean following, String comparison) {
		IndexNode node = new IndexNode(this.rows, this.jdbc, settings(directory, following, comparison),
				Clock.systemUTC());
		this.nodes.add(node);
		return node;
	}

	private static SearchSettings settings(String directory, boolean following, String comparison) {
		return new SearchSettings(directory, following, Duration.ofMillis(100), Duration.ofSeconds(5),
				Duration.parse("PT" + comparison), 10);
	}

	private void addMany(long ticket, int events) throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			connection.setAutoCommit(false);
			for (int event = 0; event < events; event++) {
				add(connection, ticket);
			}
			connection.commit();
			connection.setAutoCommit(true);
		}
	}

	private void add(Connection connection, long ticket) throws SQLException {
		try (PreparedStatement insert = connection.prepareStatement(
				"insert into ticket_event (ticket_id, at, kind, actor, details) values (?, ?, 'NOTED', 'test', '{}')")) {
			insert.setLong(1, ticket);
			insert.setTimestamp(2, Timestamp.from(this.clock.instant()));
			insert.executeUpdate();
		}
	}

	private static boolean has(IndexNode node, TicketSnapshot ticket) {
		return count(node, Documents.key(Fields.TICKET, ticket.id())) == 1;
	}

	private static int count(IndexNode node, Term term) {
		return node.index().map((index) -> count(index, term)).orElse(0);
	}

	private static int count(LiveIndex index, Term term) {
		try {
			return index.search((searcher) -> searcher.count(new TermQuery(term)));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
