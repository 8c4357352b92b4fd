package io.stagedesk.routing.choice;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a ticket asks of the one who gets it.
 *
 * @param language of the requester, BCP 47
 * @param required skills and the levels without which nobody gets it
 * @param preferred skills and levels that make the better choice
 * @param askedAt the instant that counts as now
 * @param waitedSince when it began to wait
 * @param relaxAfter minutes of waiting after which the language is only preferred and
 * preferred skills do not count; 0 from the beginning, {@link #NEVER} never
 * @param sticky login of who knows the requester, or empty
 * @param askedBefore logins of those who had their chance
 */
public record Question(String ticket, String language, String channel, String priority, List<Strategy> strategies,
		Map<String, Integer> required, Map<String, Integer> preferred, Instant askedAt, Instant waitedSince,
		int relaxAfter, String sticky, Set<String> askedBefore) {

	/** A waiting time after which nothing is relaxed. */
	public static final int NEVER = -1;

	public Question {
		strategies = List.copyOf(strategies);
		required = Collections.unmodifiableMap(new TreeMap<>(required));
		preferred = Collections.unmodifiableMap(new TreeMap<>(preferred));
		askedBefore = Collections.unmodifiableSet(new TreeSet<>(askedBefore));
	}

	/** Whether it has waited so long that less will do. */
	public boolean isRelaxed() {
		return this.relaxAfter >= 0 && !this.askedAt.isBefore(relaxesAt());
	}

	/** When less will do; far in the future where never. */
	public Instant relaxesAt() {
		return (this.relaxAfter < 0) ? Instant.parse("9999-12-31T00:00:00Z")
				: this.waitedSince.plus(Duration.ofMinutes(this.relaxAfter));
	}

	public boolean isForTheQueue() {
		return this.strategies.contains(Strategy.QUEUE);
	}

	boolean needsTheLanguage() {
		return this.strategies.contains(Strategy.LANGUAGE) && !isRelaxed();
	}

	boolean isSpokenBy(Candidate candidate) {
		String primary = this.language.split("[-_]")[0].toLowerCase(Locale.ROOT);
		return candidate.languages().contains(primary);
	}

}
