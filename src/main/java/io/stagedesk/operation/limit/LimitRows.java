package io.stagedesk.operation.limit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import io.stagedesk.api.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows of {@code request_count}: what all nodes together have given in a window. */
@Repository
class LimitRows {

	private static final int ATTEMPTS = 10;

	private static final Duration KEPT = Duration.ofHours(2);

	private static final Logger log = LoggerFactory.getLogger(LimitRows.class);

	private final JdbcClient jdbc;

	private final TransactionTemplate alone;

	private final Clock clock;

	LimitRows(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.alone = new TransactionTemplate(transactions);
		this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Books so many, or what is left of the limit; 0 where nothing is. A database that
	 * does not answer gives all: to count must not be what keeps anybody from working.
	 */
	long book(String name, Instant begin, long wanted, long limit) {
		String hash = Tokens.hash(name);
		try {
			for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
				OptionalLong granted = attempt(hash, Timestamp.from(begin), wanted, limit);
				if (granted.isPresent()) {
					return granted.getAsLong();
				}
			}
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Requests cannot be counted: {}", ex.toString());
		}
		return wanted;
	}

	/** Empty where somebody else was faster. */
	private OptionalLong attempt(String hash, Timestamp begin, long wanted, long limit) {
		try {
			return Objects.requireNonNull(this.alone.execute((status) -> {
				Optional<Long> given = given(hash, begin);
				long granted = Math.max(0, Math.min(wanted, limit - given.orElse(0L)));
				boolean done = granted == 0 || ((given.isPresent()) ? raise(hash, begin, given.get(), granted)
						: begin(hash, begin, granted));
				return done ? OptionalLong.of(granted) : OptionalLong.empty();
			}));
		}
		catch (ConcurrencyFailureException | DuplicateKeyException ex) {
			return OptionalLong.empty();
		}
	}

	private Optional<Long> given(String hash, Timestamp begin) {
		return this.jdbc.sql("select given from request_count where name = ? and window_begin = ?")
			.params(hash, begin)
			.query(Long.class)
			.optional();
	}

	private boolean raise(String hash, Timestamp begin, long given, long more) {
		return this.jdbc.sql("update request_count set given = ? where name = ? and window_begin = ? and given = ?")
			.params(given + more, hash, begin, given)
			.update() == 1;
	}

	private boolean begin(String hash, Timestamp begin, long first) {
		return this.jdbc.sql("insert into request_count (name, window_begin, given) values (?, ?, ?)")
			.params(hash, begin, first)
			.update() == 1;
	}

	/** Windows are over soon. */
	@Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
	void forgetOld() {
		this.jdbc.sql("delete from request_count where window_begin < ?")
			.param(Timestamp.from(this.clock.instant().minus(KEPT)))
			.update();
	}

}
