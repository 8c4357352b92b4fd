package io.stagedesk.messaging.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Webhooks as metrics, counted every ten seconds at most. */
@Component
class WebhookGauges implements MeterBinder {

	private static final Duration KEPT = Duration.ofSeconds(10);

	private final JdbcClient jdbc;

	private final Clock clock;

	private volatile Counts kept = new Counts(Instant.MIN, 0, 0, 0);

	WebhookGauges(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge(registry, "waiting", "deliveries that receivers were not told yet", Counts::waiting);
		gauge(registry, "oldest-seconds", "how long the oldest of them has waited", Counts::oldestSeconds);
		gauge(registry, "failing", "receivers that cannot be reached", Counts::failing);
	}

	private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Counts> value) {
		Gauge.builder("stagedesk.webhook." + name, this, (gauges) -> value.applyAsDouble(gauges.lately()))
			.description(description)
			.register(registry);
	}

	private Counts lately() {
		Counts last = this.kept;
		Instant now = this.clock.instant();
		if (last.at().plus(KEPT).isAfter(now) && !last.at().isAfter(now)) {
			return last;
		}
		Counts counts = this.jdbc.sql("""
				select count(*) as waiting, min(created_at) as oldest,
				(select count(*) from webhook where active and failures > 0) as failing
				from webhook_delivery where state = 'WAITING'""")
			.query((row, number) -> new Counts(now, row.getLong("waiting"),
					Optional.ofNullable(row.getTimestamp("oldest"))
						.map(Timestamp::toInstant)
						.map((since) -> Math.max(0, Duration.between(since, now).toSeconds()))
						.orElse(0L),
					row.getLong("failing")))
			.single();
		this.kept = counts;
		return counts;
	}

	private record Counts(Instant at, long waiting, long oldestSeconds, long failing) {
	}

}
