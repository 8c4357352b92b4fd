package io.stagedesk.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.stagedesk.bench.StageDeskProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One thing after the other happens to two busy nodes and their database, and often two
 * at once, until {@code faults.items} requests are acknowledged. The seed chooses what
 * happens, to whom and when.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class ManyFaultsIT {

	private static final int ITEMS = Integer.getInteger("faults.items", 3000);

	/** At most so many requests are acknowledged between two strikes. */
	private static final int BETWEEN = Math.min(3000, ITEMS / 6);

	private final Seed seed;

	private final Ledger ledger = new Ledger();

	private final List<Fault> faults = new ArrayList<>();

	private final Map<ToNode, Integer> toNodes = new EnumMap<>(ToNode.class);

	private final Map<ToDatabase, Integer> toDatabase = new EnumMap<>(ToDatabase.class);

	@TempDir
	private Path folder;

	private DeskUnderFault desk;

	/** Oldest first. */
	private final List<StageDeskProcess> nodes = new ArrayList<>();

	ManyFaultsIT(Seed seed) {
		this.seed = seed;
	}

	/** What happens to one of the nodes. */
	private enum ToNode {

		NOTHING, KILLED, STOPPED, FROZEN

	}

	/** What happens to the database. */
	private enum ToDatabase {

		NOTHING, BACK_ENDS_KILLED, STOPPED, LOCKED

	}

	@Test
	void losesAndDoublesNothing() throws Exception {
		long begin = System.nanoTime();
		try (DeskUnderFault two = DeskUnderFault.onPostgres(this.folder)) {
			this.desk = two;
			this.nodes.add(two.start());
			this.nodes.add(two.start());
			try (Traffic traffic = new Traffic(this.ledger, two::ports, this.seed.value())) {
				traffic.begin(100);
				while (this.ledger.acknowledged() < ITEMS) {
					work(traffic, 1 + this.seed.next(BETWEEN));
					strike();
				}
				work(traffic, 100);
			}
			two.assertSound(this.ledger, this.faults.toArray(Fault[]::new));
		}
		this.seed.report(
				"%d requests acknowledged, %d tickets and %d replies among them, each once; nodes %s, database %s; first answer %d ms after a fault at most; %d without an answer and asked again, %d times 503; %d s",
				this.ledger.acknowledged(), this.ledger.tickets().size(), this.ledger.messages().size(), this.toNodes,
				this.toDatabase,
				this.faults.stream().mapToLong((fault) -> fault.untilFirstDone().toMillis()).max().orElse(0),
				this.ledger.missedAnswers(), this.ledger.heard().stream().filter(Ledger.Heard::asksToRetry).count(),
				Duration.ofNanos(System.nanoTime() - begin).toSeconds());
	}

	/** In steps, as none may stand still for long. */
	private static void work(Traffic traffic, int requests) {
		for (int done = 0; done < requests; done += 100) {
			traffic.awaitMore(Math.min(100, requests - done));
		}
	}

	private void strike() throws Exception {
		ToNode toNode;
		ToDatabase toDatabase;
		do {
			toNode = ToNode.values()[this.seed.next(ToNode.values().length)];
			toDatabase = ToDatabase.values()[this.seed.next(ToDatabase.values().length)];
		}
		while (toNode == ToNode.NOTHING && toDatabase == ToDatabase.NOTHING);
		this.toNodes.merge(toNode, 1, Integer::sum);
		this.toDatabase.merge(toDatabase, 1, Integer::sum);
		StageDeskProcess node = this.nodes.get(this.seed.next(this.nodes.size()));
		Fault fault = Fault.begins(this.ledger);
		strike(node, toNode);
		strike(toDatabase);
		heal(node, toNode);
		this.faults.add(fault.ends());
	}

	private void strike(StageDeskProcess node, ToNode what) throws Exception {
		switch (what) {
			case KILLED -> this.desk.kill(node);
			case STOPPED -> this.desk.stop(node);
			case FROZEN -> this.desk.freeze(node);
			case NOTHING -> {
			}
		}
	}

	private void strike(ToDatabase what) throws Exception {
		switch (what) {
			case BACK_ENDS_KILLED -> assertThat(this.desk.killBackEnds()).isPositive();
			case STOPPED -> {
				this.desk.postgres().stopImmediately();
				pass(this.seed.next(8));
				this.desk.postgres().startAgain();
			}
			case LOCKED -> lock(1 + this.seed.next(12));
			case NOTHING -> {
			}
		}
	}

	private void lock(int seconds) throws Exception {
		try (Connection connection = this.desk.open(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("lock table ticket in access exclusive mode");
			pass(seconds);
			connection.rollback();
		}
	}

	private void heal(StageDeskProcess node, ToNode what) throws Exception {
		switch (what) {
			case KILLED, STOPPED -> {
				this.nodes.remove(node);
				this.nodes.add(this.desk.startAgain(node));
			}
			case FROZEN -> {
				pass(this.seed.next(45));
				this.desk.thaw(node);
			}
			case NOTHING -> {
			}
		}
	}

	/** Lets time go by with the fault in it. */
	private static void pass(int seconds) {
		long begin = System.nanoTime();
		Duration length = Duration.ofSeconds(seconds);
		await().atMost(length.plusSeconds(5))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> System.nanoTime() - begin >= length.toNanos());
	}

}
