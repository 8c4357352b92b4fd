package io.stagedesk.staff;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What work of a channel costs, in points of an agent's capacity. The desk's weights are
 * kept in memory: here until somebody changes them, on other nodes for a second more.
 */
@Service
public class Capacity {

	private static final long FRESH = 1_000_000_000L;

	private final JdbcClient jdbc;

	private volatile Known known;

	Capacity(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What one piece of work costs this agent; 0 where the agent does not take it. */
	public int weight(Agent agent, String channel) {
		Integer own = agent.weights().get(channel);
		return (own != null) ? own : weights().getOrDefault(channel, 1);
	}

	/** Whether this agent takes work of the channel at all. */
	public boolean takes(Agent agent, String channel) {
		return weight(agent, channel) > 0;
	}

	/** The desk's weights, by channel. */
	public Map<String, Integer> weights() {
		Known held = this.known;
		if (held != null && System.nanoTime() - held.since() < FRESH) {
			return held.weights();
		}
		Known fresh = new Known(read(), System.nanoTime());
		this.known = fresh;
		return fresh.weights();
	}

	/** The desk's weights as the database has them. */
	@Transactional(readOnly = true)
	public Map<String, Integer> read() {
		Map<String, Integer> weights = new TreeMap<>();
		this.jdbc.sql("select channel, weight from channel_weight").query((row) -> {
			weights.put(row.getString("channel"), row.getInt("weight"));
		});
		return Map.copyOf(weights);
	}

	@TransactionalEventListener(fallbackExecution = true)
	void onChange(StaffChanged news) {
		if (news.subject() == StaffChanged.Subject.WEIGHTS) {
			this.known = null;
		}
	}

	private record Known(Map<String, Integer> weights, long since) {
	}

}
