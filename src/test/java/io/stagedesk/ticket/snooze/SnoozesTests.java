package io.stagedesk.ticket.snooze;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.TicketNotFoundException;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.view.Views;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DeskTest
class SnoozesTests {

	private static final Duration LONG = Duration.ofDays(200);

	@Autowired
	Snoozes snoozes;

	@Autowired
	DueSnoozes due;

	@Autowired
	Views views;

	@Autowired
	Tickets tickets;

	@Autowired
	TicketActions actions;

	@Autowired
	Fixtures fixtures;

	@Autowired
	TestTime time;

	@AfterEach
	void backToNow() {
		this.time.backToNow();
	}

	@Test
	void leavesTheViewsOfOnePersonOnly() {
		TicketSnapshot ticket = ticketOfAna();
		assertThat(has("mine", ticket)).isTrue();
		snooze(ticket, Duration.ofHours(1));
		assertThat(has("mine", ticket)).isFalse();
		assertThat(has("waiting", ticket)).isFalse();
		assertThat(has("open", ticket)).isTrue();
		assertThat(has("snoozed", ticket)).isTrue();
		assertThat(this.views.tickets("waiting", ticket.number(), null, 1, this.fixtures.viewer("yuki")).items())
			.hasSize(1);
		assertThat(this.views.counts(ana())).containsEntry("snoozed",
				this.views.tickets("snoozed", null, null, 200, ana()).items().size());
	}

	@Test
	void comesBackOnceAtItsInstantThoughManyNodesLook() {
		TicketSnapshot ticket = ticketOfAna();
		snooze(ticket, Duration.ofHours(1));
		this.due.endDue();
		assertThat(causes(ticket)).isEmpty();
		this.time.stopTimersFor(Duration.ofHours(1).plusSeconds(1));
		IntStream.range(0, 4)
			.mapToObj((node) -> CompletableFuture.runAsync(new DueSnoozes(this.snoozes)::endDue))
			.toList()
			.forEach(CompletableFuture::join);
		assertThat(causes(ticket)).containsExactly("DUE");
		assertThat(has("mine", ticket)).isTrue();
		assertThat(has("snoozed", ticket)).isFalse();
	}

	@Test
	void comesBackToAllAtOnceWhenTheRequesterWrites() {
		TicketSnapshot ticket = ticketOfAna();
		snooze(ticket, LONG);
		this.snoozes.snooze(ticket.number(), this.time.now().plus(LONG), this.fixtures.viewer("mona"));
		this.tickets.write(ticket.number(), Visibility.INTERNAL, "a note", null, Actor.of(ana()));
		assertThat(causes(ticket)).isEmpty();
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "Hello?", null, Actor.REQUESTER);
		assertThat(causes(ticket)).containsExactly("REQUESTER_WROTE", "REQUESTER_WROTE");
		assertThat(has("mine", ticket)).isTrue();
	}

	@Test
	void comesBackWhenAPromiseIsAtRisk() {
		TicketSnapshot ticket = ticketOfAna();
		snooze(ticket, LONG);
		Instant due = this.tickets.get(ticket.number()).nextDueAt();
		this.time.pass(Duration.between(this.time.now(), due).minusSeconds(30));
		assertThat(causes(ticket)).containsExactly("PROMISE_AT_RISK");
		assertThat(has("mine", ticket)).isTrue();
	}

	@Test
	void comesBackWhenAPromiseIsBroken() {
		TicketSnapshot ticket = ticketOfAna();
		Instant due = this.tickets.get(ticket.number()).nextDueAt();
		this.time.pass(Duration.between(this.time.now(), due).minusSeconds(30));
		snooze(ticket, LONG);
		this.time.pass(Duration.ofSeconds(31));
		assertThat(causes(ticket)).contains("PROMISE_BROKEN").hasSize(1);
	}

	@Test
	void clocksKeepCounting() {
		TicketSnapshot ticket = ticketOfAna();
		Instant due = this.tickets.get(ticket.number()).nextDueAt();
		snooze(ticket, LONG);
		assertThat(this.tickets.get(ticket.number()).nextDueAt()).isEqualTo(due);
		assertThat(this.tickets.get(ticket.number()).unansweredSince()).isEqualTo(ticket.createdAt());
	}

	@Test
	void isFetchedBackByHand() {
		TicketSnapshot ticket = ticketOfAna();
		snooze(ticket, LONG);
		this.snoozes.wake(ticket.number(), ana());
		this.snoozes.wake(ticket.number(), ana());
		assertThat(causes(ticket)).containsExactly("BY_HAND");
		assertThat(has("mine", ticket)).isTrue();
	}

	@Test
	void doesNotComeBackToWhoMayNotSeeItAnyMore() {
		TicketSnapshot ticket = ticketOfAna();
		snooze(ticket, Duration.ofHours(1));
		this.actions.transfer(ticket.number(), new TicketActions.Transfer("technical", null, "wrong-team", "not ours"),
				null, ana());
		this.time.stopTimersFor(Duration.ofHours(2));
		this.due.endDue();
		assertThat(causes(ticket)).isEmpty();
		assertThat(this.snoozes.until(List.of(ticket.id()), ana())).isEmpty();
	}

	@Test
	void takesOnlyInstantsOfTheNextYearAndTicketsThatAreSeenAndOpen() {
		TicketSnapshot ticket = ticketOfAna();
		for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(400))) {
			assertThatExceptionOfType(FieldErrorsException.class).isThrownBy(() -> snooze(ticket, wrong));
		}
		assertThatExceptionOfType(TicketNotFoundException.class).isThrownBy(
				() -> this.snoozes.snooze(ticket.number(), this.time.now().plus(LONG), this.fixtures.viewer("chen")));
		snooze(ticket, LONG);
		this.actions.resolve(ticket.number(), Map.of("resolution", "done"), null, ana());
		assertThat(this.snoozes.until(List.of(ticket.id()), ana())).isEmpty();
		assertThatExceptionOfType(StageNotAllowedException.class).isThrownBy(() -> snooze(ticket, LONG));
	}

	@ParameterizedTest
	@CsvSource({ "HOUR,2026-03-06T20:00:00Z,UTC,2026-03-06T21:00:00Z",
			"THREE_HOURS,2026-03-06T20:00:00Z,UTC,2026-03-06T23:00:00Z",
			"TOMORROW,2026-03-06T20:00:00Z,Asia/Shanghai,2026-03-08T01:00:00Z",
			"TOMORROW,2026-03-07T20:00:00Z,America/New_York,2026-03-08T13:00:00Z",
			"MONDAY,2026-03-06T20:00:00Z,UTC,2026-03-09T09:00:00Z",
			"MONDAY,2026-03-09T08:00:00Z,UTC,2026-03-16T09:00:00Z" })
	void knowsUsualInstantsInAPersonsZone(SnoozeChoice choice, Instant now, ZoneId zone, Instant until) {
		assertThat(choice.until(now, zone)).isEqualTo(until);
	}

	private List<String> causes(TicketSnapshot ticket) {
		return this.tickets.events(ticket.number(), this.fixtures.viewer("ada"))
			.stream()
			.filter((event) -> event.kind().equals("SNOOZE_ENDED"))
			.map((event) -> event.details().get("cause"))
			.toList();
	}

	private boolean has(String view, TicketSnapshot ticket) {
		Optional<TicketSnapshot> found = this.views.tickets(view, ticket.number(), null, 1, ana())
			.items()
			.stream()
			.findFirst();
		return found.isPresent();
	}

	private void snooze(TicketSnapshot ticket, Duration time) {
		this.snoozes.snooze(ticket.number(), this.time.now().plus(time), ana());
	}

	private TicketSnapshot ticketOfAna() {
		return this.actions.claim(this.fixtures.aTicket().number(), null, ana());
	}

	private Viewer ana() {
		return this.fixtures.viewer("ana");
	}

}
