package io.stagedesk.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The disk of the database has no room left, and gets some again. The disk is a small one
 * in memory, which only root can mount.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class DiskFullIT {

	private static final Duration FULL = Duration.ofSeconds(10);

	private final Seed seed;

	@TempDir
	private Path folder;

	private Path disk;

	DiskFullIT(Seed seed) {
		this.seed = seed;
	}

	@BeforeEach
	void mount() throws Exception {
		this.disk = Files.createDirectory(this.folder.resolve("disk"));
		run("mount", "-t", "tmpfs", "-o", "size=500m", "tmpfs", this.disk.toString());
	}

	@AfterEach
	void unmount() throws Exception {
		run("umount", "-l", this.disk.toString());
	}

	@Test
	void asksToRetryUntilThereIsRoomAgain() throws Exception {
		Ledger ledger = new Ledger();
		try (DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder, this.disk.resolve("postgres"))) {
			desk.start();
			Fault full;
			boolean ended;
			try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value())) {
				traffic.begin(100);
				full = Fault.begins(ledger);
				Path ballast = fill();
				await().atMost(Duration.ofSeconds(60)).until(() -> full.refused() > 0);
				long begin = System.nanoTime();
				await().pollInterval(Duration.ofMillis(100))
					.atMost(FULL.multipliedBy(2))
					.until(() -> System.nanoTime() - begin > FULL.toNanos());
				Files.delete(ballast);
				ended = !desk.postgres().isRunning();
				if (ended) {
					desk.postgres().startAgain();
				}
				full.ends();
				traffic.awaitMore(200);
			}
			assertThat(full.untilFirstDone()).isLessThan(Duration.ofSeconds(15));
			desk.assertSound(ledger, full);
			this.seed.report(
					"no room on the database's disk for %d s%s: %d times 503, first answer %d ms after there was room",
					FULL.toSeconds(), ended ? " (the server ended itself and was started again)" : "", full.refused(),
					full.untilFirstDone().toMillis());
		}
	}

	/** Writes until there is no room. */
	private Path fill() throws IOException {
		Path ballast = this.disk.resolve("ballast");
		byte[] bytes = new byte[64 * 1024];
		try (OutputStream out = Files.newOutputStream(ballast)) {
			while (true) {
				out.write(bytes);
			}
		}
		catch (IOException ex) {
			return ballast;
		}
	}

	private static void run(String... command) throws IOException, InterruptedException {
		if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
			throw new IllegalStateException(
					"\"%s\" failed: this trial needs root".formatted(String.join(" ", command)));
		}
	}

}
