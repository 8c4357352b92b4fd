package io.stagedesk.staff.people;

import java.util.Map;
import java.util.TreeMap;

import io.stagedesk.staff.Capacity;
import io.stagedesk.staff.StaffChanged;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What work of each channel costs on this desk. */
@Service
public class Weights {

	private final JdbcClient jdbc;

	private final Capacity capacity;

	private final AdminEvents history;

	private final ApplicationEventPublisher events;

	Weights(JdbcClient jdbc, Capacity capacity, AdminEvents history, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.capacity = capacity;
		this.history = history;
		this.events = events;
	}

	/** Changes those that are named; a new channel is added. */
	@Transactional
	public Map<String, Integer> save(Map<String, Integer> weights, Viewer actor) {
		Names names = new Names();
		weights.forEach((channel, weight) -> names.require(channel.matches("[A-Z_]{1,20}"), channel, "is not a channel")
			.require(weight != null && weight >= 0 && weight <= TermsCheck.MOST_CAPACITY, channel,
					"must be a number from 0 to %d".formatted(TermsCheck.MOST_CAPACITY)));
		Map<String, Integer> before = this.capacity.read();
		Map<String, Integer> after = new TreeMap<>(before);
		after.putAll(weights);
		names.require(after.size() <= 40, "weights", "must not have more than 40 entries").refuse();
		if (after.equals(before)) {
			return after;
		}
		weights.forEach((channel, weight) -> {
			if (this.jdbc.sql("update channel_weight set weight = ? where channel = ?")
				.params(weight, channel)
				.update() == 0) {
				this.jdbc.sql("insert into channel_weight (channel, weight) values (?, ?)")
					.params(channel, weight)
					.update();
			}
		});
		this.history.changed(actor.login(), AdminAct.WEIGHTS_CHANGED, "", before, after);
		this.events.publishEvent(new StaffChanged(StaffChanged.Subject.WEIGHTS, ""));
		return after;
	}

}
