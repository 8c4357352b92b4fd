package io.stagedesk.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.stagedesk.bench.DurablePostgres;
import io.stagedesk.bench.HttpConnection;
import io.stagedesk.bench.SampleTickets;
import io.stagedesk.bench.StageDeskProcess;
import io.stagedesk.bench.Supervisor;
import io.stagedesk.bench.TicketLoader;

/**
 * A running desk with so many tickets on a database of its own.
 */
final class Room implements AutoCloseable {

	/** Copies are up to a year old, and no timer of theirs fires while we measure. */
	static final TicketLoader.Ages AGES = new TicketLoader.Ages(Duration.ofMinutes(8), Duration.ZERO,
			Duration.ofDays(365), Duration.ofMinutes(75));

	private static final String QUEUED = "select 'SD-' || ticket_id from user_task "
			+ "where task_key = 'userTask_takeTicket' and assignee is null order by random() limit 20000";

	private static final String TAKEN = """
			select 'SD-' || id from ticket where status = 'OPEN' and assignee is not null
			and category not in ('ban', 'gift-dispute') order by random() limit 20000""";

	private final TicketLoader loader;

	private final StageDeskProcess desk;

	private Room(TicketLoader loader, StageDeskProcess desk) {
		this.loader = loader;
		this.desk = desk;
	}

	/**
	 * Makes a database of tickets that were really lived, for rooms to copy.
	 * @param lived how many, besides the demo's own
	 */
	static void prepare(Path folder, DurablePostgres postgres, String database, int lived) throws Exception {
		postgres.create(database);
		SampleTickets tickets = new SampleTickets(1, 5000);
		try (StageDeskProcess desk = start(folder, postgres, database, Map.of());
				HttpConnection connection = new HttpConnection(desk.port())) {
			for (int index = 0; index < lived; index++) {
				connection
					.send(HttpConnection.post("/api/v1/tickets", "Bearer demo-app", tickets.key(), tickets.next()))
					.expect(201);
			}
		}
	}

	/**
	 * Copies until so many tickets are there.
	 * @return how long it took
	 */
	static Duration fill(DurablePostgres postgres, String database, int tickets) throws SQLException {
		Duration took = new TicketLoader(postgres, database, AGES).fillUpTo(tickets);
		postgres.maintain(database);
		return took;
	}

	/**
	 * Starts a desk on it.
	 * @param more settings of the environment
	 */
	static Room open(Path folder, DurablePostgres postgres, String database, Map<String, String> more)
			throws Exception {
		return new Room(new TicketLoader(postgres, database, AGES), start(folder, postgres, database, more));
	}

	private static StageDeskProcess start(Path folder, DurablePostgres postgres, String database,
			Map<String, String> more) throws IOException, InterruptedException {
		Map<String, String> environment = new HashMap<>(more);
		environment.put("STAGEDESK_DB_URL", postgres.url(database));
		environment.put("STAGEDESK_DB_USER", postgres.user());
		environment.put("STAGEDESK_DB_PASSWORD", postgres.password());
		environment.put("STAGEDESK_SEARCH_DIRECTORY",
				folder.resolve("search-" + System.nanoTime()).toAbsolutePath().toString());
		return StageDeskProcess.start(folder, "postgres,demo", environment);
	}

	int port() {
		return this.desk.port();
	}

	long pid() {
		return this.desk.pid();
	}

	StageDeskProcess desk() {
		return this.desk;
	}

	TicketLoader loader() {
		return this.loader;
	}

	String logIn() throws IOException, InterruptedException {
		return new Supervisor(port()).logIn();
	}

	/** Waits until words can be searched in all tickets. */
	void awaitIndex() throws IOException, InterruptedException {
		try (HttpConnection connection = new HttpConnection(port())) {
			while (!connection.send(HttpConnection.get("/api/v1/search?q=app&limit=1", "Bearer demo-mona"))
				.expect(200)
				.body()
				.contains("\"indexed\":100")) {
				Thread.sleep(200);
			}
		}
	}

	/** Writes numbers of tickets of all ages to a file. */
	Path anyTickets(Path folder) throws IOException, SQLException {
		return Files.write(folder.resolve("any-tickets.txt"), this.loader.someNumbers());
	}

	/** Numbers of tickets that nobody has taken. */
	List<String> queued() throws SQLException {
		return this.loader.column(QUEUED);
	}

	/** Writes numbers of tickets that nobody has taken to a file. */
	Path queuedTickets(Path folder) throws IOException, SQLException {
		return Files.write(folder.resolve("queued-tickets.txt"), queued());
	}

	/** Writes numbers of tickets that somebody works on to a file. */
	Path takenTickets(Path folder) throws IOException, SQLException {
		return Files.write(folder.resolve("taken-tickets.txt"), this.loader.column(TAKEN));
	}

	long count(String query) throws SQLException {
		return Long.parseLong(this.loader.column(query).get(0));
	}

	@Override
	public void close() {
		this.desk.close();
	}

}
