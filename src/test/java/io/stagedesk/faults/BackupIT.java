package io.stagedesk.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A backup of the database's files is made while the desk works. The disk is lost later;
 * the backup and the kept write-ahead log bring back all that was acknowledged.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class BackupIT {

	private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "pg_replslot",
			"pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans", "epg-lock");

	private final Seed seed;

	@TempDir
	private Path folder;

	BackupIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void bringsBackAllThatWasAcknowledged() throws Exception {
		Ledger ledger = new Ledger();
		try (DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder)) {
			desk.start();
			Path data = desk.postgres().data();
			Path backup = this.folder.resolve("backup");
			int atBackup;
			Fault loss;
			try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value())) {
				traffic.begin(150);
				backUp(desk, data, backup);
				atBackup = ledger.acknowledged();
				traffic.awaitMore(150 + this.seed.next(100));

				loss = Fault.begins(ledger);
				desk.postgres().stopImmediately();
				Path log = this.folder.resolve("kept-log");
				copy(data.resolve("pg_wal"), log, Set.of());
				List<String> options = Files.readAllLines(data.resolve("postmaster.opts"));
				empty(data);
				copy(backup, data, Set.of());
				copy(log, data.resolve("pg_wal"), Set.of());
				Files.write(data.resolve("postmaster.opts"), options);
				desk.postgres().startAgain();
				loss.ends();
				traffic.awaitMore(100);
			}
			desk.assertSound(ledger, loss);
			this.seed.report(
					"backup under load after %d requests, disk lost %d requests later, restored with its log: nothing lost, first answer %d ms after the start",
					atBackup, ledger.acknowledged() - atBackup, loss.untilFirstDone().toMillis());
		}
	}

	/** As the manual of PostgreSQL has it: the files between a start and a stop mark. */
	private static void backUp(DeskUnderFault desk, Path data, Path backup) throws SQLException, IOException {
		try (Connection connection = desk.open(); Statement statement = connection.createStatement()) {
			statement.execute("select pg_backup_start('stagedesk', true)");
			copy(data, backup, LEFT_OUT);
			try (ResultSet row = statement.executeQuery("select labelfile, spcmapfile from pg_backup_stop(false)")) {
				assertThat(row.next()).isTrue();
				Files.writeString(backup.resolve("backup_label"), row.getString(1));
			}
		}
		for (String left : LEFT_OUT) {
			if (left.startsWith("pg_")) {
				Files.createDirectories(backup.resolve(left));
			}
		}
	}

	private static void copy(Path from, Path to, Set<String> leftOut) throws IOException {
		Files.createDirectories(to);
		Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
		try (Stream<Path> files = Files.list(from)) {
			for (Path file : files.toList()) {
				String name = file.getFileName().toString();
				if (leftOut.contains(name)) {
					continue;
				}
				if (Files.isDirectory(file)) {
					copy(file, to.resolve(name), leftOut);
				}
				else if (Files.exists(file)) {
					copyFile(file, to.resolve(name));
				}
			}
		}
	}

	/** A file may go while it is copied; the log says so, too. */
	private static void copyFile(Path from, Path to) throws IOException {
		try {
			Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
		}
		catch (NoSuchFileException ex) {
			Files.deleteIfExists(to);
		}
	}

	private static void empty(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				if (!file.equals(folder) && !file.getFileName().toString().equals("epg-lock")) {
					Files.delete(file);
				}
			}
		}
	}

}
