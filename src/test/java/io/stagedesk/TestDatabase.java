package io.stagedesk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A fresh database for each application context: H2 in memory, or with
 * {@code -Dstagedesk.test.database=postgres} one on an embedded PostgreSQL that ends
 * after all contexts.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static EmbeddedPostgres postgres;

	public static boolean isPostgres() {
		return "postgres".equals(System.getProperty("stagedesk.test.database"));
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		String name = "t" + UUID.randomUUID().toString().replace("-", "");
		TestPropertyValues values = isPostgres()
				? TestPropertyValues.of("spring.datasource.url=" + newPostgresDatabase(name),
						"spring.datasource.username=postgres", "spring.datasource.password=")
				: TestPropertyValues.of("spring.datasource.url=jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
		values.and("stagedesk.search.directory=").applyTo(context);
	}

	private static synchronized String newPostgresDatabase(String name) {
		try {
			if (postgres == null) {
				postgres = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
				SpringApplication.getShutdownHandlers().add(TestDatabase::stop);
			}
			try (Connection connection = postgres.getPostgresDatabase().getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("create database " + name);
			}
			return postgres.getJdbcUrl("postgres", name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void stop() {
		try {
			postgres.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
