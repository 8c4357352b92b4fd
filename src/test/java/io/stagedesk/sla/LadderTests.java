package io.stagedesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.sla.LadderStep.Addressee;
import io.stagedesk.sla.LadderStep.Measure;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Status;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A solution within 100 minutes, with the ladder 50, 80, 100 and 120 percent. */
class LadderTests {

	private static final Instant BORN = Instant.parse("2026-03-02T09:00:00Z");

	private static final Actor ANA = Actor.agent("ana");

	private static final List<LadderStep> LADDER = List.of(step(50, Addressee.ASSIGNEE), step(80, Addressee.ASSIGNEE),
			step(100, Addressee.TEAM_LEAD), step(120, Addressee.MANAGER));

	private static final Terms TERMS = terms(1, 100, LADDER);

	private final List<LedgerEntry> ledger = new ArrayList<>();

	private PromiseBook book = bookOf(TERMS);

	@Test
	void case16EachStepIsTakenOnce() {
		this.book.create(TERMS);
		for (int minute = 0; minute <= 200; minute += 5) {
			this.book.passUntil(at(minute));
		}
		assertThat(calls()).containsExactly("50 50 ASSIGNEE", "80 80 ASSIGNEE", "100 100 TEAM_LEAD", "120 120 MANAGER");
		assertThat(clock().attention().nextAt()).isNull();
		assertThat(clock().isResting()).isTrue();
	}

	@Test
	void hoursOfDowntimeTakeAllStepsAtTheirRealInstantsAndInOrder() {
		this.book.create(TERMS);
		this.book.passUntil(at(500));
		take();
		assertThat(this.ledger).extracting(LedgerEntry::kind)
			.containsExactly("STARTED", "ESCALATED", "WARNED", "ESCALATED", "BREACHED", "ESCALATED", "ESCALATED");
		assertThat(this.ledger).extracting(LedgerEntry::at).isSorted();
		assertThat(clock().attention().waits()).isTrue();
	}

	@Test
	void wakesForTheNextStepFirst() {
		this.book.create(TERMS);
		assertThat(clock().wakeAt()).isEqualTo(at(50));
		this.book.passUntil(at(50));
		assertThat(clock().wakeAt()).isEqualTo(at(75));
		this.book.passUntil(at(100));
		assertThat(clock().wakeAt()).isEqualTo(at(120));
	}

	@Test
	void acknowledgingBeforeTheDueInstantDoesNotSilenceTheBreach() {
		this.book.create(TERMS);
		this.book.passUntil(at(50));
		this.book.acknowledge(clock(), at(60), ANA);
		this.book.passUntil(at(200));
		assertThat(calls()).containsExactly("50 50 ASSIGNEE", "100 100 TEAM_LEAD", "120 120 MANAGER");
	}

	@Test
	void acknowledgingTheBreachSilencesWhatIsLeft() {
		this.book.create(TERMS);
		this.book.passUntil(at(105));
		this.book.acknowledge(clock(), at(110), ANA);
		assertThat(clock().isResting()).isTrue();
		this.book.passUntil(at(200));
		assertThat(calls()).doesNotContain("120 120 MANAGER").hasSize(3);
	}

	@Test
	void aLaterGoalDoesNotRepeatTheStepsThatWereTaken() {
		this.book.create(TERMS);
		this.book.passUntil(at(85));
		Terms longer = terms(2, 1000, LADDER);
		this.book = continued(longer);
		this.book.retarget(longer, at(90), "policy", ANA);
		assertThat(clock().wakeAt()).isEqualTo(at(1000));
		this.book.passUntil(at(2000));
		assertThat(calls()).containsExactly("50 50 ASSIGNEE", "80 80 ASSIGNEE", "1000 100 TEAM_LEAD",
				"1200 120 MANAGER");
	}

	@Test
	void anEarlierGoalTakesWhatIsDueByNowAtOnce() {
		this.book.create(TERMS);
		Terms shorter = terms(2, 20, LADDER);
		this.book = continued(shorter);
		this.book.retarget(shorter, at(17), "policy", ANA);
		assertThat(calls()).containsExactly("10 50 ASSIGNEE", "16 80 ASSIGNEE");
		assertThat(clock().attention().waits()).isTrue();
	}

	@Test
	void aPauseMovesTheStepsToo() {
		this.book.create(TERMS);
		this.book.pause(at(40), Status.WAITING_REQUESTER, ANA);
		this.book.passUntil(at(400));
		assertThat(calls()).isEmpty();
		this.book.resume(at(440), ANA);
		this.book.passUntil(at(449));
		assertThat(calls()).isEmpty();
		this.book.passUntil(at(450));
		assertThat(calls()).containsExactly("450 50 ASSIGNEE");
	}

	@Test
	void whatIsBrokenCallsNobodyWhileTheDeskWaits() {
		this.book.create(TERMS);
		this.book.passUntil(at(105));
		this.book.pause(at(110), Status.WAITING_REQUESTER, ANA);
		assertThat(clock().isResting()).isTrue();
		this.book.passUntil(at(600));
		assertThat(calls()).hasSize(3);
		this.book.resume(at(610), ANA);
		assertThat(clock().wakeAt()).isEqualTo(at(620));
		this.book.passUntil(at(620));
		assertThat(calls()).endsWith("620 120 MANAGER");
	}

	@Test
	void minutesBeforeAndAfterAreMinutesOfTheWallClock() {
		Terms terms = terms(1, 100,
				List.of(new LadderStep(Measure.MINUTES_BEFORE, 300, Addressee.ASSIGNEE),
						new LadderStep(Measure.MINUTES_BEFORE, 15, Addressee.TEAM_LEAD),
						new LadderStep(Measure.MINUTES_AFTER, 30, Addressee.MANAGER)));
		this.book = bookOf(terms);
		this.book.create(terms);
		this.book.passUntil(at(0));
		assertThat(calls()).as("not before the promise was made").containsExactly("0 300 ASSIGNEE");
		this.book.passUntil(at(500));
		assertThat(calls()).containsExactly("0 300 ASSIGNEE", "85 15 TEAM_LEAD", "130 30 MANAGER");
	}

	@Test
	void aReopenedTicketDoesNotCallAgainForWhatWasCalledBefore() {
		this.book.create(TERMS);
		this.book.passUntil(at(85));
		this.book.resolve(at(90), ANA);
		this.book.reopen(at(1000));
		assertThat(clock().wakeAt()).isEqualTo(at(1010));
	}

	@Test
	void case19WhatWarnedOnceDoesNotWarnAgain() {
		this.book.create(TERMS);
		this.book.passUntil(at(80));
		this.book = continued(TERMS);
		this.book.passUntil(at(90));
		take();
		assertThat(this.ledger).extracting(LedgerEntry::kind).filteredOn("WARNED"::equals).hasSize(1);
	}

	@Test
	void withoutALadderABreachCallsNobody() {
		Terms silent = terms(1, 100, List.of());
		this.book = bookOf(silent);
		this.book.create(silent);
		this.book.passUntil(at(300));
		assertThat(calls()).isEmpty();
		assertThat(clock().isResting()).isTrue();
		assertThat(clock().isCallDue(at(300))).isFalse();
	}

	@Test
	void aTeamsOwnSegmentIsKeptInTimeOrMissedBesideTheCustomersClock() {
		Terms terms = new Terms("p", 1, "always", 1, WorkingTime.ALWAYS, Map.of(Target.RESOLUTION, minutes(100)),
				Map.of(Party.team("payments"), minutes(30), Party.team("trust"), minutes(20)), 75, List.of(),
				Set.of(Status.WAITING_REQUESTER));
		this.book = bookOf(terms);
		this.book.create(terms);
		this.book.belongsTo(Set.of(Party.team("payments")), at(0), ANA, terms);
		this.book.pause(at(10), Status.WAITING_REQUESTER, ANA);
		this.book.resume(at(20), ANA);
		assertThat(ola(1).dueAt()).isEqualTo(at(40));
		this.book.belongsTo(Set.of(Party.team("trust")), at(30), ANA, terms);
		assertThat(ola(1).outcome()).isEqualTo(Outcome.MET);
		assertThat(ola(2).party()).isEqualTo(Party.team("trust"));
		this.book.passUntil(at(60));
		assertThat(ola(2).outcome()).isEqualTo(Outcome.MISSED);
		assertThat(ola(2).breachedAt()).isEqualTo(at(50));
		assertThat(clock().outcome()).isNull();
	}

	private PromiseClock ola(int round) {
		return this.book.clocks()
			.stream()
			.filter((clock) -> clock.key().equals(new ClockKey("SD-1", Target.OLA, round)))
			.findFirst()
			.orElseThrow();
	}

	private PromiseClock clock() {
		return this.book.clocks()
			.stream()
			.filter((clock) -> clock.target() == Target.RESOLUTION)
			.reduce((one, later) -> later)
			.orElseThrow();
	}

	/** Minute, value and addressee of each step that was taken. */
	private List<String> calls() {
		take();
		return this.ledger.stream()
			.filter((entry) -> entry.kind().equals("ESCALATED"))
			.map((entry) -> Duration.between(BORN, entry.at()).toMinutes()
					+ entry.cause().substring(entry.cause().indexOf(' ')))
			.toList();
	}

	private void take() {
		this.book.takeChanges()
			.stream()
			.map(PromiseBook.Change::entry)
			.filter(Objects::nonNull)
			.forEach(this.ledger::add);
	}

	/** The same ticket, read again by another node. */
	private PromiseBook continued(Terms terms) {
		take();
		return new PromiseBook("SD-1", BORN, this.book.clocks(), List::of, (promise) -> terms);
	}

	private static PromiseBook bookOf(Terms terms) {
		return new PromiseBook("SD-1", BORN, List.of(), List::of, (promise) -> terms);
	}

	private static Terms terms(int version, int minutes, List<LadderStep> ladder) {
		return new Terms("p", version, "always", 1, WorkingTime.ALWAYS, Map.of(Target.RESOLUTION, minutes(minutes)),
				Map.of(), 75, ladder, Set.of(Status.WAITING_REQUESTER));
	}

	private static LadderStep step(int percent, Addressee to) {
		return new LadderStep(Measure.PERCENT, percent, to);
	}

	private static Goal minutes(int value) {
		return new Goal(value, GoalUnit.CALENDAR_MINUTES);
	}

	private static Instant at(int minute) {
		return BORN.plus(Duration.ofMinutes(minute));
	}

}
