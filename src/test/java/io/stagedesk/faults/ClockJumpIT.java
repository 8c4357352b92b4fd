package io.stagedesk.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

import io.stagedesk.bench.StageDeskProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The clock of the node's machine jumps an hour ahead, two hours back and right again, as
 * after wrong answers of a time server. It is libfaketime that lies to the node; the
 * database and the clients keep the right time.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class ClockJumpIT {

	private static final List<Path> LIBRARIES = List.of(
			Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
			Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
			Path.of("/usr/lib/faketime/libfaketimeMT.so.1"), Path.of("/usr/lib64/faketime/libfaketimeMT.so.1"));

	private static final Duration HOUR = Duration.ofHours(1);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/**
	 * Entries of a ticket's history whose numbers tell another order than what happened.
	 */
	private static final String OUT_OF_ORDER = """
			select 'SD-' || one.ticket_id || ': ' || one.kind || ' before ' || other.kind from ticket_event one
			join ticket_event other on other.ticket_id = one.ticket_id and other.id > one.id
			where other.kind = 'CREATED' or (one.kind = 'CLOSED' and other.kind in ('ASSIGNED', 'RESOLVED'))""";

	private final Seed seed;

	@TempDir
	private Path folder;

	ClockJumpIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void keepsItsPromisesWhateverTheClockDoes() throws Exception {
		Ledger ledger = new Ledger();
		Path offset = this.folder.resolve("offset");
		set(offset, Duration.ZERO);
		try (DeskUnderFault desk = lying(DeskUnderFault.onPostgres(this.folder), offset)) {
			StageDeskProcess node = desk.start();
			Browser browser = Browser.loggedIn(node.port(), "ana");
			DueBreaches ahead;
			DueBreaches behind;
			long begin;
			Duration recorded;
			try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value())) {
				traffic.begin(50 + this.seed.next(50));
				ahead = DueBreaches.make(desk, traffic, 40, Duration.ofMinutes(15), Duration.ofSeconds(30));
				assertThat(ahead.recorded()).as("not due yet").isZero();

				begin = System.nanoTime();
				jump(node, offset, HOUR);
				await().pollInterval(Duration.ofMillis(100)).atMost(PATIENCE).untilAsserted(() -> {
					assertThat(ahead.recorded()).isEqualTo(ahead.count());
					assertThat(ahead.called()).isEqualTo(ahead.count());
				});
				recorded = Duration.ofNanos(System.nanoTime() - begin);
				traffic.awaitMore(100 + this.seed.next(50));
				browser.look("/desk");

				jump(node, offset, HOUR.negated());
				behind = DueBreaches.make(desk, traffic, 20, Duration.ofSeconds(1), Duration.ofMillis(50));
				traffic.awaitMore(150 + this.seed.next(50));
				browser.look("/desk");
				assertThat(behind.recorded()).as("not due on the clock that is behind").isZero();

				jump(node, offset, Duration.ZERO);
				await().pollInterval(Duration.ofMillis(100)).atMost(PATIENCE).untilAsserted(() -> {
					assertThat(behind.recorded()).isEqualTo(behind.count());
					assertThat(behind.called()).isEqualTo(behind.count());
				});
				traffic.awaitMore(50);
				browser.look("/desk");
			}
			desk.assertSound(ledger);
			assertThat(ahead.violations()).isEmpty();
			assertThat(behind.violations()).isEmpty();
			assertThat(ahead.called()).as("called once each").isEqualTo(ahead.count());
			assertThat(desk.texts(OUT_OF_ORDER)).isEmpty();
			this.seed.report(
					"the clock an hour ahead, two hours back and right again: %d promises broken by the jump once each, the last one called for %d ms after it, %d after the way back; %d tickets, %d replies, %d requests, none refused, ready all the time, nobody logged out",
					ahead.count(), recorded.toMillis(), behind.count(), ledger.tickets().size(),
					ledger.messages().size(), ledger.heard().size());
		}
	}

	/**
	 * Only the time of day is moved. libfaketime 0.9.10 takes glibc's timed waits for
	 * broken and ends each of them at once, so that the virtual machine's threads spin:
	 * its own mend has to be forbidden.
	 */
	private static DeskUnderFault lying(DeskUnderFault desk, Path offset) {
		return desk.with("LD_PRELOAD", library().toString())
			.with("FAKETIME_TIMESTAMP_FILE", offset.toString())
			.with("FAKETIME_CACHE_DURATION", "1")
			.with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
			.with("FAKETIME_FORCE_MONOTONIC_FIX", "0")
			.with("NO_FAKE_STAT", "1");
	}

	/** The file is read again each second; the node stays ready meanwhile. */
	private static void jump(StageDeskProcess node, Path offset, Duration by) throws IOException {
		set(offset, by);
		await().pollInterval(Duration.ofMillis(100))
			.during(Duration.ofSeconds(4))
			.atMost(Duration.ofSeconds(5))
			.until(() -> DeskUnderFault.isReady(node));
	}

	/** Moved into place, so that the node never reads half a line. */
	private static void set(Path offset, Duration by) throws IOException {
		Path next = offset.resolveSibling("next-offset");
		Files.writeString(next, "%+d".formatted(by.toSeconds()));
		Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	private static Path library() {
		return LIBRARIES.stream()
			.filter(Files::exists)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"libfaketime is missing: install it (Debian: apt-get install libfaketime)"));
	}

}
