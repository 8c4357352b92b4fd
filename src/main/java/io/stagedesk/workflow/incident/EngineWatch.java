package io.stagedesk.workflow.incident;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The engine as metrics; counted at most every ten seconds. */
@Component
class EngineWatch implements MeterBinder {

	private static final Duration KEPT = Duration.ofSeconds(10);

	private final JdbcClient jdbc;

	private final Clock clock;

	private volatile Counts kept = new Counts(Instant.MIN, 0, 0, Duration.ZERO);

	EngineWatch(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("stagedesk.engine.incidents", this, (watch) -> watch.lately().stopped())
			.description("jobs without retries, which wait for somebody")
			.register(registry);
		Gauge.builder("stagedesk.engine.jobs-retrying", this, (watch) -> watch.lately().retrying())
			.description("jobs that failed and are tried again")
			.register(registry);
		Gauge
			.builder("stagedesk.engine.timer-lateness-seconds", this,
					(watch) -> watch.lately().lateness().toMillis() / 1000.0)
			.description("how long the oldest due job has waited")
			.register(registry);
	}

	Counts lately() {
		Counts last = this.kept;
		Instant now = this.clock.instant();
		if (last.at().isAfter(now) || !last.at().isAfter(now.minus(KEPT))) {
			last = count(now);
			this.kept = last;
		}
		return last;
	}

	Counts count(Instant now) {
		Timestamp at = Timestamp.from(now);
		int stopped = this.jdbc.sql("select count(*) from ACT_RU_INCIDENT where ID_ = ROOT_CAUSE_INCIDENT_ID_")
			.query(Integer.class)
			.single();
		int retrying = this.jdbc
			.sql("select count(*) from ACT_RU_JOB where EXCEPTION_STACK_ID_ is not null and RETRIES_ > 0")
			.query(Integer.class)
			.single();
		Duration lateness = this.jdbc.sql("""
				select DUEDATE_ from ACT_RU_JOB where DUEDATE_ <= ? and RETRIES_ > 0 and SUSPENSION_STATE_ = 1
				and (LOCK_EXP_TIME_ is null or LOCK_EXP_TIME_ < ?) order by DUEDATE_ fetch first 1 rows only""")
			.params(at, at)
			.query((row, number) -> Duration.between(row.getTimestamp(1).toInstant(), now))
			.optional()
			.orElse(Duration.ZERO);
		return new Counts(now, stopped, retrying, lateness);
	}

	/** How the engine was at that instant. */
	record Counts(Instant at, int stopped, int retrying, Duration lateness) {
	}

}
