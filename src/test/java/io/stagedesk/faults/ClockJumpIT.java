package io.stagedesk.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The clock of the node's machine jumps ahead and back again, as after a wrong answer of
 * a time server. It is libfaketime that lies to the node.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class ClockJumpIT {

	private static final List<Path> LIBRARIES = List.of(
			Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
			Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
			Path.of("/usr/lib/faketime/libfaketimeMT.so.1"), Path.of("/usr/lib64/faketime/libfaketimeMT.so.1"));

	private final Seed seed;

	@TempDir
	private Path folder;

	ClockJumpIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void recordsEachBreachOnceWhateverTheClockDoes() throws Exception {
		Ledger ledger = new Ledger();
		Path time = this.folder.resolve("time");
		Files.writeString(time, "+0");
		try (DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder)
			.with("LD_PRELOAD", library().toString())
			.with("FAKETIME_TIMESTAMP_FILE", time.toString())
			.with("FAKETIME_CACHE_DURATION", "1")
			.with("FAKETIME_DONT_FAKE_MONOTONIC", "1")) {
			desk.start();
			DueBreaches breaches;
			try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value())) {
				traffic.begin(50);
				breaches = DueBreaches.make(desk, traffic, 60, Duration.ofSeconds(5), Duration.ofSeconds(1));
				await().atMost(Duration.ofSeconds(30)).until(() -> breaches.recorded() > 3);
				jump(time, "+30s");
				int before = breaches.recorded();
				await().atMost(Duration.ofSeconds(12)).until(() -> breaches.recorded() > before + 20);
				traffic.awaitMore(100);
				jump(time, "-30s");
				traffic.awaitMore(100);
				jump(time, "+0");
				traffic.awaitMore(50);
				await().atMost(Duration.ofSeconds(120)).until(() -> breaches.recorded() == breaches.count());
			}
			assertThat(breaches.violations()).isEmpty();
			desk.assertSound(ledger);
			this.seed.report(
					"the clock jumped 30 s ahead, 60 s back and 30 s ahead: %d breaches once each, dated when due; %d tickets",
					breaches.count(), ledger.tickets().size());
		}
	}

	/** Moved into place, so that the node never reads half a line. */
	private static void jump(Path time, String offset) throws Exception {
		Path next = time.resolveSibling("next-time");
		Files.writeString(next, offset);
		Files.move(next, time, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	private static Path library() {
		return LIBRARIES.stream()
			.filter(Files::exists)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"libfaketime is missing: install it (Debian: apt-get install libfaketime)"));
	}

}
