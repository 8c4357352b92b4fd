package io.stagedesk.search;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the indexes of all nodes what changed without a line in a ticket's history: rows
 * that were erased, facts of a requester that were set right.
 */
@Component
public class SearchChanges {

	private static final Duration KEPT = Duration.ofHours(1);

	private final JdbcClient jdbc;

	private final Clock clock;

	SearchChanges(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The ticket or its messages; gone ones leave the index. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void ticket(long id) {
		tell("TICKET", id);
	}

	/** The requester, and with them all their tickets. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void requester(long id) {
		tell("REQUESTER", id);
	}

	private void tell(String kind, long id) {
		this.jdbc.sql("insert into search_change (kind, subject_id, at) values (?, ?, ?)")
			.params(kind, id, Timestamp.from(this.clock.instant()))
			.update();
	}

	@Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT13M")
	void forget() {
		this.jdbc.sql("delete from search_change where at < ?")
			.param(Timestamp.from(this.clock.instant().minus(KEPT)))
			.update();
	}

}
