package io.stagedesk.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.stagedesk.bench.DurablePostgres;
import io.stagedesk.bench.StageDeskProcess;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes that meet an empty database at nearly the same moment make one desk of it.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class TwoFirstStartsIT {

	/** A start on an empty database takes at least as long. */
	private static final int APART_AT_MOST = 10_000;

	private final Seed seed;

	@TempDir
	private Path folder;

	TwoFirstStartsIT(Seed seed) {
		this.seed = seed;
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgres", "postgres,demo" })
	void makeOneDesk(String profiles) throws Exception {
		try (DurablePostgres postgres = DurablePostgres.startIn(this.folder.resolve("database"))) {
			Map<String, String> environment = Map.of("STAGEDESK_DB_URL", postgres.create("desk"), "STAGEDESK_DB_USER",
					postgres.user(), "STAGEDESK_DB_PASSWORD", postgres.password());
			int apart = this.seed.next(APART_AT_MOST);
			CompletableFuture<StageDeskProcess> one = starting("one", 0, profiles, environment);
			CompletableFuture<StageDeskProcess> other = starting("other", apart, profiles, environment);
			try (StageDeskProcess first = one.join();
					StageDeskProcess second = other.join();
					Connection connection = postgres.connect("desk")) {
				assertThat(count(connection, "act_re_deployment")).isOne();
				assertThat(count(connection, "(select key_ from act_re_procdef group by key_ having count(*) > 1) x"))
					.isZero();
				assertThat(count(connection, "flyway_schema_history where not success")).isZero();
				assertThat(count(connection,
						"(select version from flyway_schema_history group by version having count(*) > 1) x"))
					.isZero();
				for (StageDeskProcess node : List.of(first, second)) {
					assertThat(Files.readString(node.log())).doesNotContain("\"ERROR\"");
				}
				this.seed.report("two first starts, %d ms apart, %s: one desk", apart, profiles);
			}
		}
	}

	private CompletableFuture<StageDeskProcess> starting(String name, int later, String profiles,
			Map<String, String> environment) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return StageDeskProcess.start(this.folder.resolve(name), profiles, environment);
			}
			catch (IOException | InterruptedException ex) {
				throw new CompletionException(ex);
			}
		}, CompletableFuture.delayedExecutor(later, TimeUnit.MILLISECONDS));
	}

	private static int count(Connection connection, String from) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select count(*) from " + from)) {
			row.next();
			return row.getInt(1);
		}
	}

}
