package io.stagedesk.operation.database;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Chooses the transactions by the database: on H2 they write one after the other. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

	@Bean
	JdbcTransactionManager transactionManager(DataSource database, JdbcConnectionDetails details,
			ObjectProvider<TransactionManagerCustomizers> customizers) {
		JdbcTransactionManager transactions = (DatabaseDriver.fromJdbcUrl(details.getJdbcUrl()) == DatabaseDriver.H2)
				? new WritersInTurn(database) : new JdbcTransactionManager(database);
		customizers.ifAvailable((all) -> all.customize(transactions));
		return transactions;
	}

}
