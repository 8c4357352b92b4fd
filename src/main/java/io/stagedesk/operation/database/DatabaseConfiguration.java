package io.stagedesk.operation.database;

import java.time.Duration;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** On H2 whatever writes does so one after the other. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	@Bean
	static BeanPostProcessor statementsInTurn() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				boolean h2 = bean instanceof HikariDataSource pool
						&& DatabaseDriver.fromJdbcUrl(pool.getJdbcUrl()) == DatabaseDriver.H2;
				return h2 ? new StatementsInTurn((HikariDataSource) bean, new Turns(PATIENCE)) : bean;
			}
		};
	}

	@Bean
	JdbcTransactionManager transactionManager(DataSource database,
			ObjectProvider<TransactionManagerCustomizers> customizers) {
		JdbcTransactionManager transactions = (database instanceof StatementsInTurn inTurn)
				? new WritersInTurn(inTurn, inTurn.turns()) : new JdbcTransactionManager(database);
		customizers.ifAvailable((all) -> all.customize(transactions));
		return transactions;
	}

}
