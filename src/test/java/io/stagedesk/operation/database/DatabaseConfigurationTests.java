package io.stagedesk.operation.database;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.stagedesk.DeskTest;
import io.stagedesk.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/** Turns are for H2 alone, and the pool stays in sight. */
@DeskTest
class DatabaseConfigurationTests {

	@Autowired
	DataSource database;

	@Autowired
	PlatformTransactionManager transactions;

	@Autowired
	MeterRegistry meters;

	@Test
	void takesTurnsOnH2Only() {
		boolean turns = !TestDatabase.isPostgres();
		assertThat(this.database instanceof StatementsInTurn).isEqualTo(turns);
		assertThat(this.transactions instanceof WritersInTurn).isEqualTo(turns);
	}

	@Test
	void countsTheConnectionsOfThePool() throws Exception {
		assertThat(this.database.unwrap(HikariDataSource.class).getMaximumPoolSize()).isPositive();
		assertThat(this.meters.find("hikaricp.connections").gauge()).isNotNull();
	}

}
