package io.stagedesk.routing.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One way to prefer an agent. A cell of the routing table lists some; the first one
 * decides, the next one among those whom it leaves equal.
 */
public enum Strategy {

	/** Who speaks the ticket's language; required until it has waited long enough. */
	LANGUAGE {
		@Override
		long score(Question question, Candidate candidate) {
			return question.isSpokenBy(candidate) ? 1 : 0;
		}
	},

	/** Who has more of the preferred skills' levels; ignored once relaxed. */
	SKILL {
		@Override
		long score(Question question, Candidate candidate) {
			return question.isRelaxed() ? 0
					: question.preferred()
						.entrySet()
						.stream()
						.mapToLong((one) -> Math.min(one.getValue(), candidate.level(one.getKey())))
						.sum();
		}
	},

	/** Who has helped this requester last. */
	STICKY {
		@Override
		long score(Question question, Candidate candidate) {
			return candidate.login().equals(question.sticky()) ? 1 : 0;
		}
	},

	/** Who has the smallest share of their capacity in use; in millionths, negative. */
	LEAST_LOADED {
		@Override
		long score(Question question, Candidate candidate) {
			return -1_000_000L * candidate.load() / Math.max(1, candidate.capacity());
		}
	},

	/** Whose last ticket is longest ago; in microseconds, negative. */
	ROUND_ROBIN {
		@Override
		long score(Question question, Candidate candidate) {
			return -candidate.lastAssignedMicros();
		}
	},

	/** Nobody is chosen: the team's agents take it themselves. */
	QUEUE {
		@Override
		long score(Question question, Candidate candidate) {
			return 0;
		}
	};

	private static final String OFFER = "OFFER";

	/** More is better. */
	abstract long score(Question question, Candidate candidate);

	/**
	 * The strategies of a cell, as {@code "LANGUAGE, ROUND_ROBIN"}. An empty cell and one
	 * that names what does not exist mean {@link #QUEUE}: nobody gets a ticket by a way
	 * that nobody meant. {@code OFFER} is the older word for language and turn.
	 */
	public static List<Strategy> read(String cell) {
		List<Strategy> strategies = new ArrayList<>();
		for (String word : cell.toUpperCase(Locale.ROOT).split("[,;\\s]+")) {
			if (word.equals(OFFER)) {
				strategies.addAll(List.of(LANGUAGE, ROUND_ROBIN));
			}
			else if (!word.isEmpty()) {
				strategies.add(named(word).orElse(QUEUE));
			}
		}
		return (strategies.isEmpty() || strategies.contains(QUEUE)) ? List.of(QUEUE)
				: strategies.stream().distinct().toList();
	}

	/** Whether a cell still has the older word, with all that it meant. */
	public static boolean isOffer(String cell) {
		return cell.strip().equalsIgnoreCase(OFFER);
	}

	private static Optional<Strategy> named(String word) {
		return Arrays.stream(values()).filter((one) -> one.name().equals(word)).findFirst();
	}

}
