package io.stagedesk.routing.watch;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts every ten seconds how many tickets wait in each team. */
@Component
class QueueGauges {

	private static final Logger log = LoggerFactory.getLogger(QueueGauges.class);

	private final JdbcClient jdbc;

	private final MultiGauge depth;

	QueueGauges(JdbcClient jdbc, MeterRegistry registry) {
		this.jdbc = jdbc;
		this.depth = MultiGauge.builder("stagedesk.queue.depth")
			.description("tickets that wait in the queue of a team")
			.register(registry);
	}

	@Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT5S")
	void count() {
		try {
			List<Row<?>> teams = new ArrayList<>();
			this.jdbc.sql("""
					select t.id, count(w.ticket_id) as tickets from team t left join waiting_ticket w on w.team = t.id
					group by t.id order by t.id""").query((row) -> {
				teams.add(Row.of(Tags.of("team", row.getString("id")), row.getInt("tickets")));
			});
			this.depth.register(teams, true);
		}
		catch (RuntimeException ex) {
			log.warn("The queues cannot be counted: {}", ex.toString());
		}
	}

}
