package io.stagedesk.sla.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Promises that are broken and still not kept; counted at most every ten seconds. */
@Component
class BreachGauge implements MeterBinder {

	private static final Duration KEPT = Duration.ofSeconds(10);

	private final JdbcClient jdbc;

	private final Clock clock;

	private volatile Count kept = new Count(Instant.MIN, 0);

	BreachGauge(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("stagedesk.promises.open-breaches", this, BreachGauge::lately)
			.description("promises that are broken and still not kept")
			.register(registry);
	}

	int lately() {
		Count last = this.kept;
		Instant now = this.clock.instant();
		if (last.at().isAfter(now) || !last.at().isAfter(now.minus(KEPT))) {
			last = new Count(now,
					this.jdbc.sql("select count(*) from clock where outcome = 'MISSED' and stopped_at is null")
						.query(Integer.class)
						.single());
			this.kept = last;
		}
		return last.breaches();
	}

	private record Count(Instant at, int breaches) {
	}

}
