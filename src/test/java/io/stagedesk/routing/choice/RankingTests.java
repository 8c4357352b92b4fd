package io.stagedesk.routing.choice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.stagedesk.routing.choice.People.Someone;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.roster.OffDuty;
import org.junit.jupiter.api.Test;

import static io.stagedesk.routing.choice.People.NOW;
import static io.stagedesk.routing.choice.People.inLanguage;
import static io.stagedesk.routing.choice.People.question;
import static io.stagedesk.routing.choice.People.someone;
import static org.assertj.core.api.Assertions.assertThat;

class RankingTests {

	private static final List<Strategy> LANGUAGE = List.of(Strategy.LANGUAGE);

	@Test
	void choosesWhoSpeaksTheLanguageAndSaysWhyNotTheOther() {
		Ranking ranking = rank(inLanguage("ja", 10, NOW), someone("ana").speaking("en", "es"),
				someone("yuki").speaking("ja"));
		assertThat(chosen(ranking)).isEqualTo("yuki");
		assertThat(why(ranking, "ana")).isEqualTo("does not speak ja");
	}

	@Test
	void takesTheLanguageOfARegionForTheLanguage() {
		assertThat(chosen(rank(inLanguage("zh-CN", 10, NOW), someone("ana"), someone("chen").speaking("zh"))))
			.isEqualTo("chen");
	}

	@Test
	void waitsForTheLanguageUntilTheMinuteOfRelaxing() {
		Someone ana = someone("ana");
		assertThat(rank(inLanguage("ja", 10, NOW.minus(Duration.ofMinutes(10)).plusNanos(1000)), ana).chosen())
			.isEmpty();
		assertThat(chosen(rank(inLanguage("ja", 10, NOW.minus(Duration.ofMinutes(10))), ana))).isEqualTo("ana");
		assertThat(rank(inLanguage("ja", Question.NEVER, Instant.EPOCH), ana).chosen()).isEmpty();
	}

	@Test
	void prefersTheLanguageStillWhenRelaxed() {
		assertThat(chosen(rank(inLanguage("ja", 0, NOW), someone("ana"), someone("yuki").speaking("ja"))))
			.isEqualTo("yuki");
	}

	@Test
	void neverRelaxesWhatIsRequired() {
		Question question = skills(Map.of("payments-refund", 3), Map.of(), 0);
		Ranking ranking = rank(question, someone("ana").knowing("payments-refund", 1), someone("omar"));
		assertThat(ranking.chosen()).isEmpty();
		assertThat(why(ranking, "ana")).isEqualTo("needs payments-refund 3, has 1");
		assertThat(why(ranking, "omar")).isEqualTo("needs payments-refund 3, has 0");
	}

	@Test
	void prefersTheLevelThatIsWantedAndNoMore() {
		Question question = skills(Map.of(), Map.of("coins", 3), 10);
		assertThat(chosen(rank(question, someone("ana").knowing("coins", 2), someone("yuki").knowing("coins", 3))))
			.isEqualTo("yuki");
		assertThat(chosen(rank(question, someone("ana").knowing("coins", 3), someone("yuki").knowing("coins", 5))))
			.as("a higher level is no reason to load the specialist")
			.isEqualTo("ana");
	}

	@Test
	void forgetsPreferredSkillsWhenRelaxed() {
		Question question = skills(Map.of(), Map.of("coins", 3), 0);
		assertThat(chosen(rank(question, someone("ana"), someone("yuki").knowing("coins", 5)))).isEqualTo("ana");
	}

	@Test
	void goesBackToWhoKnowsTheRequester() {
		Question sticky = new Question("SD-1", "en", "API", "P1", List.of(Strategy.STICKY), Map.of(), Map.of(), NOW,
				NOW, 0, "yuki", Set.of());
		assertThat(chosen(rank(sticky, someone("ana"), someone("yuki")))).isEqualTo("yuki");
		assertThat(chosen(rank(sticky, someone("ana"), someone("yuki").being(Presence.AWAY, "")))).isEqualTo("ana");
	}

	@Test
	void comparesLoadsByTheirShareOfTheCapacity() {
		assertThat(chosen(rank(question(List.of(Strategy.LEAST_LOADED)), someone("ana").with(3, 1, 10),
				someone("yuki").with(4, 1, 20))))
			.isEqualTo("yuki");
	}

	@Test
	void takesTurnsAndBeginsWithWhoNeverGotATicket() {
		List<Strategy> turns = List.of(Strategy.ROUND_ROBIN);
		Someone ana = someone("ana").assigned(NOW.minusSeconds(10));
		Someone yuki = someone("yuki").assigned(NOW.minusSeconds(20));
		assertThat(chosen(rank(question(turns), ana, yuki))).isEqualTo("yuki");
		assertThat(chosen(rank(question(turns), ana, yuki, someone("zoe")))).isEqualTo("zoe");
	}

	@Test
	void letsTheFirstStrategyDecideBeforeTheNext() {
		Someone busySpeaker = someone("yuki").speaking("ja").with(9, 1, 10);
		assertThat(chosen(rank(inLanguage("ja", 0, NOW), someone("ana"), busySpeaker))).isEqualTo("yuki");
	}

	@Test
	void endsTiesByTurnThenByLogin() {
		assertThat(chosen(rank(question(LANGUAGE), someone("b"), someone("a"), someone("c")))).isEqualTo("a");
		assertThat(chosen(rank(question(LANGUAGE), someone("a").assigned(NOW), someone("b"))))
			.as("who never got one comes first")
			.isEqualTo("b");
	}

	@Test
	void answersTheSameInWhateverOrderItIsTold() {
		List<Candidate> people = new ArrayList<>();
		for (int index = 0; index < 20; index++) {
			people.add(someone("p" + index).with(index % 3, 1, 10).assigned(NOW.minusSeconds(index % 4)).get());
		}
		Ranking first = Ranking.of(question(People.ALL), people);
		for (int seed = 0; seed < 20; seed++) {
			Collections.shuffle(people, new Random(seed));
			assertThat(Ranking.of(question(People.ALL), people)).isEqualTo(first);
		}
	}

	@Test
	void choosesNobodyForTheQueue() {
		assertThat(rank(question(List.of(Strategy.QUEUE)), someone("ana")).chosen()).isEmpty();
		assertThat(Ranking.isPossible(question(List.of(Strategy.QUEUE)), List.of(someone("ana").get()))).isFalse();
	}

	@Test
	void saysWhyNotInPlainWords() {
		OffDuty ended = new OffDuty(OffDuty.Kind.ENDED, "emea", "18:00", "Europe/Berlin", "");
		Question asked = new Question("SD-1", "en", "CHAT", "P1", LANGUAGE, Map.of(), Map.of(), NOW, NOW, 0, "",
				Set.of("asked"));
		Ranking ranking = rank(asked, someone("gone").who(false, true, false), someone("blind").who(true, false, false),
				someone("off").offDuty(ended), someone("lunch").being(Presence.AWAY, "lunch"),
				someone("busy").being(Presence.BUSY, ""), someone("mute").with(0, 0, 10), someone("asked"),
				someone("held").who(true, true, true), someone("full").with(9, 3, 10));
		assertThat(ranking.chosen()).isEmpty();
		assertThat(ranking.ranked()).extracting((one) -> one.candidate().login() + " " + one.excluded().text())
			.containsExactlyInAnyOrder("gone does not work here any more",
					"blind may not see the ticket before having it", "off shift emea ended 18:00 Europe/Berlin",
					"lunch is AWAY (lunch)", "busy is BUSY", "mute does not take CHAT",
					"asked was asked for it, or had it, a short while ago",
					"held is getting another ticket at this moment", "full no room: 9 + 3 > 10");
	}

	@Test
	void fillsUpToTheCapacityAndNotBeyond() {
		assertThat(chosen(rank(question(LANGUAGE), someone("ana").with(7, 3, 10)))).isEqualTo("ana");
		assertThat(rank(question(LANGUAGE), someone("ana").with(8, 3, 10)).chosen()).isEmpty();
		assertThat(rank(question(LANGUAGE), someone("ana").with(0, 1, 0)).chosen()).isEmpty();
	}

	@Test
	void readsCellsOfTheTable() {
		assertThat(Strategy.read("LANGUAGE, skill;ROUND_ROBIN LANGUAGE")).containsExactly(Strategy.LANGUAGE,
				Strategy.SKILL, Strategy.ROUND_ROBIN);
		assertThat(Strategy.read("OFFER")).containsExactly(Strategy.LANGUAGE, Strategy.ROUND_ROBIN);
		assertThat(Strategy.read("QUEUE")).containsExactly(Strategy.QUEUE);
		assertThat(Strategy.read("")).containsExactly(Strategy.QUEUE);
		assertThat(Strategy.read("LANGUAGE, ROUNDROBIN")).as("a word that does not exist")
			.containsExactly(Strategy.QUEUE);
	}

	private static Question skills(Map<String, Integer> required, Map<String, Integer> preferred, int relaxAfter) {
		return new Question("SD-1", "en", "API", "P1", List.of(Strategy.SKILL), required, preferred, NOW, NOW,
				relaxAfter, "", Set.of());
	}

	private static Ranking rank(Question question, Someone... people) {
		return Ranking.of(question, List.of(people).stream().map(Someone::get).toList());
	}

	private static String chosen(Ranking ranking) {
		return ranking.chosen().orElseThrow().login();
	}

	private static String why(Ranking ranking, String login) {
		return ranking.ranked()
			.stream()
			.filter((one) -> one.candidate().login().equals(login))
			.findFirst()
			.orElseThrow()
			.excluded()
			.text();
	}

}
