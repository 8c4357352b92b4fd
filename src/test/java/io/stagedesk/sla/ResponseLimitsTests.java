package io.stagedesk.sla;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Since when a requester waits, and when that is too long. */
@DeskTest
class ResponseLimitsTests {

	@Autowired
	ResponseLimits limits;

	@Autowired
	Promises promises;

	@Autowired
	Tickets tickets;

	@Autowired
	TicketActions actions;

	@Autowired
	Fixtures fixtures;

	@Autowired
	TestTime time;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void backToNow() {
		this.time.backToNow();
	}

	@Test
	void theRequesterWaitsFromTheFirstWordThatNobodyHasAnswered() {
		String number = ticketOfAna();
		assertThat(now(number).unansweredSince()).isEqualTo(now(number).createdAt());
		write(number, Visibility.INTERNAL, Actor.agent("ana"));
		assertThat(now(number).unansweredSince()).isEqualTo(now(number).createdAt());
		write(number, Visibility.PUBLIC, Actor.agent("ana"));
		assertThat(now(number).unansweredSince()).isNull();
		this.time.stopTimersFor(Duration.ofMinutes(1));
		write(number, Visibility.PUBLIC, Actor.REQUESTER);
		Instant asked = now(number).unansweredSince();
		assertThat(asked).isAfter(now(number).createdAt());
		this.time.stopTimersFor(Duration.ofMinutes(1));
		write(number, Visibility.PUBLIC, Actor.REQUESTER);
		assertThat(now(number).unansweredSince()).isEqualTo(asked);
		this.actions.resolve(number, Map.of("resolution", "done"), null, this.fixtures.viewer("ana"));
		assertThat(now(number).unansweredSince()).isNull();
	}

	@Test
	void theOpenPromiseOfAResponseIsTheLimit() {
		String number = ticketOfAna();
		assertThat(limit(number)).isEqualTo(now(number).firstResponseDueAt());
		write(number, Visibility.PUBLIC, Actor.agent("ana"));
		assertThat(this.limits.of(List.of(now(number)))).isEmpty();
	}

	@Test
	void withoutAnOpenPromiseTheFirstResponseOfThePolicyIs() {
		String number = ticketOfAna();
		Instant first = now(number).firstResponseDueAt();
		Instant created = now(number).createdAt();
		write(number, Visibility.PUBLIC, Actor.agent("ana"));
		Instant later = created.plus(Duration.ofMinutes(5));
		this.jdbc.sql("update ticket set unanswered_since = ? where id = ?")
			.params(Timestamp.from(later), now(number).id())
			.update();
		PromiseClock clock = this.promises.of(now(number)).get(0);
		assertThat(clock.promise().goal().unit()).isEqualTo(GoalUnit.CALENDAR_MINUTES);
		assertThat(limit(number)).isEqualTo(first.plus(Duration.ofMinutes(5)));
	}

	private Instant limit(String number) {
		TicketSnapshot ticket = now(number);
		return this.limits.of(List.of(ticket)).get(ticket.id());
	}

	private TicketSnapshot now(String number) {
		return this.tickets.get(number);
	}

	private void write(String number, Visibility visibility, Actor actor) {
		this.tickets.write(number, visibility, "words", null, actor);
	}

	private String ticketOfAna() {
		return this.actions.claim(this.fixtures.aTicket().number(), null, this.fixtures.viewer("ana")).number();
	}

}
