package io.stagedesk.routing.fairness;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How evenly a team's tickets went on one day or in one run of a shift. Only those count
 * as equals who were there for nine tenths of the longest time at least; others had other
 * chances.
 *
 * @param gap most tickets of an equal less the fewest
 * @param gini of tickets for each hour, over all who were there for a tenth of the
 * longest time at least; 0: everybody got as many, towards 1: one got all
 */
public record FairDay(Instant from, Instant to, List<Share> shares, long gap, double gini) {

	public FairDay {
		shares = List.copyOf(shares);
	}

	/**
	 * @param tickets by login
	 * @param seconds that each was there, by login
	 */
	static FairDay of(Instant from, Instant to, Map<String, Long> tickets, Map<String, Long> seconds) {
		long longest = seconds.values().stream().mapToLong(Long::longValue).max().orElse(0);
		List<Share> shares = Stream.concat(tickets.keySet().stream(), seconds.keySet().stream())
			.distinct()
			.map((login) -> share(login, tickets.getOrDefault(login, 0L), seconds.getOrDefault(login, 0L), longest))
			.filter((one) -> one.tickets() > 0 || one.secondsThere() > 0)
			.sorted(Comparator.comparing(Share::tickets).reversed().thenComparing(Share::login))
			.toList();
		return new FairDay(from, to, shares, gap(shares), gini(shares, longest));
	}

	private static Share share(String login, long tickets, long seconds, long longest) {
		return new Share(login, tickets, seconds, seconds > 0 && seconds * 10 >= longest * 9);
	}

	/** How many had the same chances. */
	public long peers() {
		return this.shares.stream().filter(Share::equal).count();
	}

	private static long gap(List<Share> shares) {
		List<Long> equals = shares.stream().filter(Share::equal).map(Share::tickets).sorted().toList();
		return equals.isEmpty() ? 0 : equals.get(equals.size() - 1) - equals.get(0);
	}

	/** Who was there for moments only would have absurd rates. */
	private static double gini(List<Share> shares, long longest) {
		double[] rates = shares.stream()
			.filter((one) -> one.secondsThere() > 0 && one.secondsThere() * 10 >= longest)
			.mapToDouble(Share::perHour)
			.sorted()
			.toArray();
		double sum = 0;
		double weighted = 0;
		for (int index = 0; index < rates.length; index++) {
			sum += rates[index];
			weighted += (2.0 * (index + 1) - rates.length - 1) * rates[index];
		}
		return (sum == 0) ? 0 : Math.round(1000 * weighted / (rates.length * sum)) / 1000.0;
	}

}
