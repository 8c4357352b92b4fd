package io.stagedesk.routing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whose turn it is to choose for a team: decisions about one team come one after the
 * other, over all nodes. A turn ends with the transaction.
 */
@Component
class Turns {

	private final Set<String> known = ConcurrentHashMap.newKeySet();

	private final JdbcClient jdbc;

	private final TransactionTemplate apart;

	Turns(JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.apart = new TransactionTemplate(transactions);
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/** Waits for it. */
	void take(String team) {
		meet(team);
		this.jdbc.sql("select team from routing_turn where team = ? for update")
			.param(team)
			.query(String.class)
			.single();
	}

	boolean takeIfFree(String team) {
		meet(team);
		return this.jdbc.sql("select team from routing_turn where team = ? for update skip locked")
			.param(team)
			.query(String.class)
			.optional()
			.isPresent();
	}

	private void meet(String team) {
		if (this.known.contains(team)) {
			return;
		}
		boolean there = this.jdbc.sql("select count(*) from routing_turn where team = ?")
			.param(team)
			.query(Integer.class)
			.single() > 0;
		if (!there) {
			add(team);
		}
		this.known.add(team);
	}

	private void add(String team) {
		try {
			this.apart.executeWithoutResult(
					(begun) -> this.jdbc.sql("insert into routing_turn (team) values (?)").param(team).update());
		}
		catch (DuplicateKeyException ex) {
			this.known.add(team);
		}
	}

}
