package io.stagedesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The cases of sla.md that a ticket's promises decide; numbers in the names. */
class PromiseBookTests {

	private static final Instant BORN = Instant.parse("2026-11-16T09:00:00Z");

	private static final WorkingTime OFFICE = ReckoningTests.hours("Europe/Berlin", "09:00", "17:00");

	private static final Actor ANA = Actor.agent("ana");

	private static final Terms ALL = terms(Map.of(Target.FIRST_RESPONSE, minutes(240), Target.NEXT_RESPONSE,
			minutes(120), Target.UPDATE, minutes(60), Target.RESOLUTION, minutes(1440)));

	private final PromiseBook book = new PromiseBook("SD-1", BORN, List.of(), List::of, (promise) -> ALL);

	private final List<PromiseBook.Change> changes = new ArrayList<>();

	@Test
	void case1UntilTheFirstAnswerOnlyThatOneIsInForce() {
		this.book.create(ALL);
		assertThat(targets()).containsExactly(Target.FIRST_RESPONSE, Target.RESOLUTION);
		this.book.requesterWrote(at(10), ALL);
		assertThat(targets()).containsExactly(Target.FIRST_RESPONSE, Target.RESOLUTION);
		this.book.reply(at(20), ANA, ALL);
		assertThat(clock(Target.FIRST_RESPONSE).outcome()).isEqualTo(Outcome.MET);
		assertThat(clock(Target.UPDATE).dueAt()).isEqualTo(at(80));
		this.book.requesterWrote(at(30), ALL);
		assertThat(clock(Target.NEXT_RESPONSE).dueAt()).isEqualTo(at(150));
	}

	@Test
	void case2TheLastWordOfTheRequesterIsNotOwedAnAnswer() {
		answered();
		this.book.requesterWrote(at(30), ALL);
		this.book.resolve(at(40), ANA);
		assertThat(clock(Target.NEXT_RESPONSE).outcome()).isEqualTo(Outcome.CANCELLED);
		assertThat(clock(Target.UPDATE).outcome()).isEqualTo(Outcome.CANCELLED);
		assertThat(clock(Target.RESOLUTION).outcome()).isEqualTo(Outcome.MET);
	}

	@Test
	void case3WhatEndsEarlyIsCancelledAndSaysNothingMore() {
		this.book.create(ALL);
		this.book.close(at(5), "closed as MERGED", ANA);
		assertThat(this.book.clocks()).extracting(PromiseClock::outcome).containsOnly(Outcome.CANCELLED);
		this.book.takeChanges();
		this.book.passUntil(at(100_000));
		assertThat(this.book.takeChanges()).isEmpty();
	}

	@Test
	void case4WaitingMovesTheSolutionAndNotTheFirstAnswer() {
		this.book.create(ALL);
		this.book.pause(at(60), Status.WAITING_REQUESTER, ANA);
		assertThat(clock(Target.FIRST_RESPONSE).pausedSince()).isNull();
		this.book.resume(at(240 - 1), ANA);
		assertThat(clock(Target.RESOLUTION).dueAt()).isEqualTo(at(1440 + 179));
		assertThat(clock(Target.FIRST_RESPONSE).dueAt()).isEqualTo(at(240));
	}

	@Test
	void case5AnotherPriorityIsCountedFromTheCreationOverTheSamePauses() {
		this.book.create(ALL);
		this.book.pause(at(10), Status.ON_HOLD, ANA);
		this.book.resume(at(40), ANA);
		Terms urgent = terms(Map.of(Target.FIRST_RESPONSE, minutes(90), Target.RESOLUTION, minutes(200)));
		this.book.retarget(urgent, at(50), "priority", ANA);
		assertThat(clock(Target.FIRST_RESPONSE).dueAt()).isEqualTo(at(90));
		assertThat(clock(Target.RESOLUTION).dueAt()).isEqualTo(at(230));
		assertThat(ledger(Target.RESOLUTION)).extracting(LedgerEntry::kind)
			.containsExactly("STARTED", "PAUSED", "RESUMED", "RETARGETED");
		assertThat(ledger(Target.RESOLUTION)).extracting(LedgerEntry::dueAt)
			.containsExactly(at(1440), at(1440), at(1470), at(230));
	}

	@Test
	void case6TheTimeBetweenSolvedAndReopenedIsNobodys() {
		this.book.create(ALL);
		this.book.resolve(at(100), ANA);
		this.book.reopen(at(100 + 2 * 1440));
		assertThat(clock(Target.RESOLUTION).key().round()).isEqualTo(2);
		assertThat(clock(Target.RESOLUTION).dueAt()).isEqualTo(at(1440 + 2 * 1440));
	}

	@Test
	void case7PausedAndResumedInOneSecondCountsNothing() {
		this.book.create(ALL);
		this.book.pause(at(60), Status.ON_HOLD, ANA);
		this.book.resume(at(60), ANA);
		this.book.pause(at(60), Status.WAITING_REQUESTER, ANA);
		this.book.pause(at(70), Status.WAITING_REQUESTER, ANA);
		this.book.resume(at(80), ANA);
		this.book.resume(at(90), ANA);
		assertThat(clock(Target.RESOLUTION).dueAt()).isEqualTo(at(1460));
	}

	@Test
	void case8WaitingForOneAndThenForAnotherIsOnePause() {
		this.book.create(ALL);
		this.book.pause(at(60), Status.WAITING_REQUESTER, ANA);
		this.book.pause(at(90), Status.ON_HOLD, ANA);
		this.book.resume(at(120), ANA);
		assertThat(clock(Target.RESOLUTION).dueAt()).isEqualTo(at(1500));
		assertThat(ledger(Target.RESOLUTION)).extracting(LedgerEntry::kind)
			.containsExactly("STARTED", "PAUSED", "RESUMED");
	}

	@Test
	void case8AndAPolicyMayLetOnlyOneOfThemPause() {
		Terms strict = new Terms("strict", 1, "always", 1, WorkingTime.ALWAYS, ALL.goals(), Map.of(), 75, List.of(),
				Set.of(Status.WAITING_REQUESTER));
		PromiseBook other = new PromiseBook("SD-2", BORN, List.of(), List::of, (promise) -> strict);
		other.create(strict);
		other.pause(at(60), Status.WAITING_REQUESTER, ANA);
		other.pause(at(90), Status.ON_HOLD, ANA);
		other.resume(at(120), ANA);
		assertThat(other.clocks().get(1).dueAt()).isEqualTo(at(1470));
	}

	@Test
	void case9LeavingAPauseMakesNothingLateAtOnce() {
		this.book.create(ALL);
		this.book.pause(at(1439), Status.ON_HOLD, ANA);
		this.book.resume(at(50_000), ANA);
		assertThat(clock(Target.RESOLUTION).breachedAt()).isNull();
		assertThat(clock(Target.RESOLUTION).dueAt()).isEqualTo(at(50_001));
	}

	@Test
	void case18WhatNobodyAnswersIsMissedWhenItWasDue() {
		this.book.create(ALL);
		this.book.reply(at(1000), ANA, ALL);
		PromiseClock first = clock(Target.FIRST_RESPONSE);
		assertThat(first.outcome()).isEqualTo(Outcome.MISSED);
		assertThat(first.breachedAt()).isEqualTo(at(240));
		assertThat(ledger(Target.FIRST_RESPONSE)).extracting(LedgerEntry::at)
			.containsExactly(BORN, at(180), at(240), at(1000));
	}

	@Test
	void case19WhatWarnedBeforeDoesNotWarnAgain() {
		this.book.create(ALL);
		this.book.passUntil(at(200));
		Terms longer = terms(Map.of(Target.FIRST_RESPONSE, minutes(480), Target.RESOLUTION, minutes(2000)));
		this.book.retarget(longer, at(210), "policy", ANA);
		this.book.passUntil(at(479));
		assertThat(ledger(Target.FIRST_RESPONSE)).extracting(LedgerEntry::kind)
			.containsExactly("STARTED", "WARNED", "RETARGETED");
	}

	@ParameterizedTest
	@EnumSource(GoalUnit.class)
	void whatIsPromisedNoMoreIsCancelledAndWhatIsPromisedNowBegins(GoalUnit unit) {
		Terms answerOnly = terms(Map.of(Target.FIRST_RESPONSE, minutes(240)));
		this.book.create(answerOnly);
		Terms solution = new Terms("p", 2, "office", 1, OFFICE, Map.of(Target.RESOLUTION, new Goal(1, unit)), Map.of(),
				75, List.of(), Set.of());
		this.book.retarget(solution, at(1), "policy", ANA);
		assertThat(clock(Target.FIRST_RESPONSE).outcome()).isEqualTo(Outcome.CANCELLED);
		assertThat(clock(Target.RESOLUTION).countedFrom()).isEqualTo(BORN);
		assertThat(clock(Target.RESOLUTION).startedAt()).isEqualTo(at(1));
	}

	@Test
	void whatWasPromisedNoMoreCanBePromisedAgainOverTheSamePauses() {
		this.book.create(ALL);
		this.book.pause(at(10), Status.ON_HOLD, ANA);
		this.book.resume(at(40), ANA);
		this.book.retarget(terms(Map.of(Target.FIRST_RESPONSE, minutes(240))), at(50), "priority", ANA);
		this.book.retarget(ALL, at(60), "priority", ANA);
		assertThat(clock(Target.RESOLUTION).key().round()).isEqualTo(2);
		assertThat(clock(Target.RESOLUTION).startedAt()).isEqualTo(at(60));
		assertThat(clock(Target.RESOLUTION).dueAt()).isEqualTo(at(1440 + 30));
		assertThat(clock(Target.RESOLUTION).outcome()).isNull();
	}

	@Test
	void asksTheSameOfTwoPausesThatTouchAsOfOne() {
		this.book.create(ALL);
		this.book.pause(at(10), Status.WAITING_REQUESTER, ANA);
		this.book.pause(at(30), Status.ON_HOLD, ANA);
		this.book.retarget(terms(Map.of(Target.RESOLUTION, minutes(2000))), at(60), "priority", ANA);
		assertThat(clock(Target.RESOLUTION).dueAt()).isEqualTo(at(2000));
		this.book.resume(at(110), ANA);
		assertThat(clock(Target.RESOLUTION).pausedSince()).isNull();
	}

	@Test
	void whatWasMissedStaysMissed() {
		this.book.create(ALL);
		this.book.passUntil(at(300));
		this.book.retarget(terms(Map.of(Target.FIRST_RESPONSE, minutes(1000))), at(310), "priority", ANA);
		assertThat(clock(Target.FIRST_RESPONSE).outcome()).isEqualTo(Outcome.MISSED);
		assertThat(clock(Target.FIRST_RESPONSE).dueAt()).isEqualTo(at(240));
	}

	@Test
	void newsOfTheProgressAreOwedAgainAndAgain() {
		answered();
		this.book.reply(at(50), ANA, ALL);
		assertThat(clock(Target.UPDATE).key().round()).isEqualTo(2);
		assertThat(clock(Target.UPDATE).dueAt()).isEqualTo(at(110));
		this.book.pause(at(60), Status.WAITING_REQUESTER, ANA);
		this.book.resume(at(1000), ANA);
		assertThat(clock(Target.UPDATE).dueAt()).isEqualTo(at(1050));
	}

	private void answered() {
		this.book.create(ALL);
		this.book.reply(at(20), ANA, ALL);
	}

	private List<Target> targets() {
		return this.book.clocks().stream().map(PromiseClock::target).toList();
	}

	/** The last round of a target. */
	private PromiseClock clock(Target target) {
		return this.book.clocks()
			.stream()
			.filter((one) -> one.target() == target)
			.reduce((one, two) -> two)
			.orElseThrow();
	}

	private List<LedgerEntry> ledger(Target target) {
		this.changes.addAll(this.book.takeChanges());
		return this.changes.stream()
			.filter((change) -> change.after().target() == target)
			.map(PromiseBook.Change::entry)
			.filter(Objects::nonNull)
			.toList();
	}

	@Test
	void anAnswerInTheDueSecondIsInTime() {
		this.book.create(ALL);
		Instant due = clock(Target.FIRST_RESPONSE).dueAt();
		this.book.reply(due, ANA, ALL);
		assertThat(clock(Target.FIRST_RESPONSE).outcome()).isEqualTo(Outcome.MET);
	}

	private static Terms terms(Map<Target, Goal> goals) {
		return new Terms("p", 1, "always", 1, WorkingTime.ALWAYS, goals, Map.of(), 75, List.of(),
				Set.of(Status.WAITING_REQUESTER, Status.ON_HOLD));
	}

	private static Goal minutes(int value) {
		return new Goal(value, GoalUnit.CALENDAR_MINUTES);
	}

	private static Instant at(int minute) {
		return BORN.plus(Duration.ofMinutes(minute));
	}

}
