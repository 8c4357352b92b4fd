package io.stagedesk.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.routing.WaitingRows.Group;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/** Queues of random tickets, beside what a look at each of them tells. */
@DeskTest
@Transactional
class WaitingRowsTests {

	private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

	/** Teams that have no other tickets here. */
	private static final List<String> TEAMS = List.of("complaints", "trust");

	private static final Comparator<Waiting> ORDER = Comparator.comparingInt(Waiting::urgency)
		.thenComparing(Waiting::dueAt)
		.thenComparing(Waiting::ticketId);

	@Autowired
	WaitingRows rows;

	@Autowired
	Fixtures fixtures;

	@Test
	void tellsTheKindsOfWhatWaits() {
		List<Long> tickets = IntStream.range(0, 24).mapToObj((index) -> this.fixtures.aTicket().id()).toList();
		assertThat(this.rows.teams(NOW)).doesNotContainAnyElementsOf(TEAMS);
		for (int seed = 1; seed <= 40; seed++) {
			Random random = new Random(seed);
			List<Waiting> waiting = new ArrayList<>();
			List<Waiting> awake = new ArrayList<>();
			for (Long ticket : tickets.subList(0, random.nextInt(tickets.size() + 1))) {
				Waiting one = any(ticket, random);
				this.rows.put(one);
				waiting.add(one);
				if (random.nextInt(3) == 0) {
					this.rows.rest(ticket, around(random, 2));
				}
				else {
					awake.add(one);
				}
			}
			assertThat(this.rows.teams(NOW)).as("awake, seed %d", seed)
				.containsAll(awake.stream().map(Waiting::team).toList());
			TEAMS.forEach((team) -> this.rows.wake(team, NOW));
			assertKinds(waiting, "seed " + seed);
			tickets.forEach(this.rows::remove);
		}
	}

	@Test
	void passesOverWhatRests() {
		long ticket = this.fixtures.aTicket().id();
		this.rows.put(any(ticket, new Random(1)));
		this.rows.rest(ticket, NOW.plusSeconds(1));
		assertThat(this.rows.teams(NOW)).doesNotContainAnyElementsOf(TEAMS);
		assertThat(TEAMS).allSatisfy((team) -> assertThat(this.rows.groups(team, NOW)).isEmpty());
		assertThat(TEAMS.stream().flatMap((team) -> this.rows.groups(team, NOW.plusSeconds(1)).stream())).hasSize(1);
	}

	private void assertKinds(List<Waiting> waiting, String seed) {
		for (String team : TEAMS) {
			assertThat(this.rows.groups(team, NOW)).as(seed).isEqualTo(kinds(waiting, team, (one) -> true));
		}
		for (Waiting ticket : waiting) {
			assertThat(this.rows.groupsBefore(ticket, NOW)).as("%s, before %s", seed, ticket)
				.isEqualTo(kinds(waiting, ticket.team(), (one) -> ORDER.compare(one, ticket) < 0));
		}
	}

	private static Set<Group> kinds(List<Waiting> waiting, String team, Predicate<Waiting> which) {
		return waiting.stream()
			.filter((one) -> one.team().equals(team))
			.filter(which)
			.map((one) -> new Group(one.need(), !one.relaxesAt().isAfter(NOW)))
			.collect(Collectors.toSet());
	}

	private static Waiting any(long ticket, Random random) {
		String need = List.of("en|API|A|", "ja|API|A|", "vi|CHAT|A|", "vi|MAIL|A|").get(random.nextInt(4));
		return new Waiting(ticket, TEAMS.get(random.nextInt(2)), random.nextInt(3), around(random, 3),
				NOW.minusSeconds(60), need, around(random, 2));
	}

	private static Instant around(Random random, int seconds) {
		return NOW.plusSeconds(random.nextInt(2 * seconds + 1) - seconds);
	}

}
