package io.stagedesk.workflow.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.stagedesk.sla.ClockKey;
import io.stagedesk.sla.Escalations;
import io.stagedesk.sla.LedgerEntry;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.sla.Target;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Breaches that are recorded before the timers of their clocks come to it. */
class RecordedBreachesTests extends ProcessTests {

	@Autowired
	Promises promises;

	@Autowired
	Escalations escalations;

	@Autowired
	TransactionTemplate transaction;

	@Test
	void lieWhereTheyWereDueAndLeaveTheCallToTheProcess() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.time.stopTimersFor(Duration.ofMinutes(61));
		recordAll();
		assertThat(clock(ticket).breachedAt()).isEqualTo(clock(ticket).dueAt());
		assertThat(this.tickets.events(ticket.number(), this.mona)).extracting("kind").contains("PROMISE_BREACHED");
		assertThat(this.escalations.of(ticket)).isEmpty();
		this.time.pass(Duration.ZERO);
		assertThat(this.escalations.of(ticket)).hasSize(1);
		assertThat(ledger(ticket)).containsExactly("STARTED", "WARNED", "ESCALATED", "BREACHED", "ESCALATED");
	}

	@Test
	void areRecordedOnce() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.time.stopTimersFor(Duration.ofMinutes(61));
		recordAll();
		assertThat(this.promises.recordBreaches(100)).isZero();
		assertThat(ledger(ticket)).containsOnlyOnce("BREACHED");
	}

	@Test
	void ofManyTicketsAreWrittenTogether() {
		List<TicketSnapshot> some = List.of(this.fixtures.aTicket(), this.fixtures.aTicket(), this.fixtures.aTicket());
		this.time.stopTimersFor(Duration.ofMinutes(61));
		recordAll();
		assertThat(some).allSatisfy((ticket) -> {
			assertThat(clock(ticket).isBreached()).isTrue();
			assertThat(ledger(ticket)).containsOnlyOnce("BREACHED");
		});
	}

	@Test
	void areNoneWhileTheClockIsPaused() {
		TicketSnapshot ticket = ticketOfAna();
		reply(ticket);
		this.actions.waitFor(ticket.number(), Status.WAITING_REQUESTER, "Which account?", null, this.ana);
		this.time.stopTimersFor(Duration.ofDays(3));
		recordAll();
		assertThat(this.promises.get(new ClockKey(ticket.number(), Target.RESOLUTION, 1)).isBreached()).isFalse();
	}

	/** On H2 nobody writes beside others, see ADR 33. */
	@Test
	@EnabledIfSystemProperty(named = "stagedesk.test.database", matches = "postgres")
	void ofATicketThatSomebodyWorksOnAreLeftUntilLater() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.time.stopTimersFor(Duration.ofMinutes(61));
		this.transaction.executeWithoutResult((work) -> {
			this.tickets.hold(ticket.number());
			CompletableFuture.runAsync(this::recordAll).join();
		});
		assertThat(clock(ticket).isBreached()).isFalse();
		recordAll();
		assertThat(clock(ticket).isBreached()).isTrue();
	}

	private void recordAll() {
		while (this.promises.recordBreaches(2) > 0) {
			Thread.onSpinWait();
		}
	}

	private void reply(TicketSnapshot ticket) {
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "We look at it", null, Actor.agent("ana"));
	}

	private PromiseClock clock(TicketSnapshot ticket) {
		return this.promises.get(new ClockKey(ticket.number(), Target.FIRST_RESPONSE, 1));
	}

	private List<String> ledger(TicketSnapshot ticket) {
		return this.promises.ledger(clock(ticket)).stream().map(LedgerEntry::kind).toList();
	}

}
