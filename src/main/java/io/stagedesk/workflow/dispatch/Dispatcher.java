package io.stagedesk.workflow.dispatch;

import java.util.ArrayList;
import java.util.List;

import io.stagedesk.routing.Cause;
import io.stagedesk.routing.Queues;
import io.stagedesk.routing.Waiting;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.workflow.RoutingRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Empties a team's queue as far as there is room: first come VIP and complaints, then the
 * promise that is due next. Each ticket goes through its own process, some of them in one
 * transaction; the team's turn lasts as long as that.
 */
@Component
public class Dispatcher {

	private static final int BATCH = 20;

	private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

	private final Queues queues;

	private final RoutingRequests requests;

	private final TransactionTemplate transaction;

	Dispatcher(Queues queues, RoutingRequests requests, PlatformTransactionManager transactions) {
		this.queues = queues;
		this.requests = requests;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Something has happened that can matter to a team: all of its waiting tickets are
	 * looked at.
	 * @return how many found somebody
	 */
	public int drain(String team, Cause cause) {
		this.queues.wake(team);
		int given = 0;
		Batch batch;
		do {
			batch = batch(team, cause);
			given += batch.given();
		}
		while (batch.hasMore());
		return given;
	}

	/**
	 * Looks whether time alone, or another node, has changed something for a team.
	 * @return how many found somebody
	 */
	public int look() {
		return this.queues.teams().stream().mapToInt((team) -> batch(team, Cause.TIME).given()).sum();
	}

	/** The next ones of a team. */
	Batch batch(String team, Cause cause) {
		return batch(team, cause, BATCH);
	}

	/**
	 * What fails together is tried one by one; a ticket that fails alone rests, so that
	 * the others get their turn.
	 */
	private Batch batch(String team, Cause cause, int most) {
		List<Waiting> tried = new ArrayList<>();
		try {
			return this.transaction.execute((begun) -> give(team, cause, most, tried));
		}
		catch (TransientDataAccessException ex) {
			log.debug("Somebody else changed tickets of {} at this moment", team, ex);
			return (most > 1) ? batch(team, cause, 1) : Batch.NONE;
		}
		catch (StageNotAllowedException | NonTransientDataAccessException ex) {
			log.warn("Tickets of {} could not be given away", team, ex);
			tried.forEach((ticket) -> this.queues.rest(ticket));
			return new Batch(0, !tried.isEmpty());
		}
	}

	private Batch give(String team, Cause cause, int most, List<Waiting> tried) {
		if (cause != Cause.TIME) {
			this.queues.take(team);
		}
		else if (!this.queues.takeIfFree(team)) {
			return Batch.NONE;
		}
		int given = 0;
		int rested = 0;
		for (Waiting ticket : this.queues.next(team, most)) {
			switch (this.queues.chance(ticket)) {
				case NOBODY -> {
				}
				case RESTS -> rested++;
				case SOMEBODY -> {
					tried.clear();
					tried.add(ticket);
					this.requests.ask(ticket.number(), cause);
					given += this.queues.isPlaced(ticket) ? 1 : 0;
					rested++;
				}
			}
		}
		return new Batch(given, rested > 0);
	}

	/**
	 * What one transaction has done.
	 *
	 * @param hasMore whether it is worth to go on
	 */
	record Batch(int given, boolean hasMore) {

		private static final Batch NONE = new Batch(0, false);

	}

}
