package io.stagedesk.messaging.notice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.snooze.SnoozeEnded;
import io.stagedesk.ticket.snooze.SnoozeReason;
import io.stagedesk.ticket.Visibility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What people are told of their own tickets. */
@DeskTest
class PersonalNoticesTests {

	@Autowired
	Notices notices;

	@Autowired
	PersonalNotices personal;

	@Autowired
	NoticeWords words;

	@Autowired
	Tickets tickets;

	@Autowired
	Fixtures fixtures;

	@Autowired
	PlatformTransactionManager transactions;

	Agent agent;

	@BeforeEach
	void somebody(@Autowired Staff staff) {
		this.agent = new NoticeFixtures(this.fixtures, staff, this.notices, this.transactions).somebody();
	}

	@Test
	void tellOfATicketThatSomebodyElseGave() {
		TicketSnapshot ticket = given(Actor.agent("mona"));
		assertThat(told()).singleElement().satisfies((notice) -> {
			assertThat(notice.kind()).isEqualTo(NoticeKind.ASSIGNED);
			assertThat(notice.number()).isEqualTo(ticket.number());
			assertThat(this.words.in(Locale.ENGLISH).apply(notice)).isEqualTo("Mona Manager gave this ticket to you");
			assertThat(this.words.in(Locale.SIMPLIFIED_CHINESE).apply(notice)).isEqualTo("Mona Manager 将此工单交给了您");
		});
	}

	@Test
	void tellOfATicketThatTheDeskGave() {
		given(Actor.SYSTEM);
		assertThat(told()).extracting((notice) -> this.words.in(Locale.ENGLISH).apply(notice))
			.containsExactly("This ticket is yours now");
	}

	@Test
	void tellNothingOfATicketThatOneTook() {
		given(Actor.agent(this.agent.login()));
		assertThat(told()).isEmpty();
	}

	@Test
	void tellThatTheRequesterHasWritten() {
		TicketSnapshot ticket = given(Actor.agent(this.agent.login()));
		this.tickets.receive(ticket.number(), "Thank you for your mail", Optional.empty(), true);
		assertThat(told()).as("what asks nothing").isEmpty();
		this.tickets.receive(ticket.number(), "Still nothing", Optional.empty(), false);
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "I look", null, Actor.agent(this.agent.login()));
		assertThat(told()).extracting(Notice::kind).containsExactly(NoticeKind.REQUESTER_REPLIED);
	}

	@Test
	void tellOfWhatWasPutAside() {
		TicketSnapshot ticket = given(Actor.agent(this.agent.login()));
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> this.personal
			.onSnoozeEnded(new SnoozeEnded(ticket, this.agent.login(), SnoozeReason.values()[0])));
		assertThat(told()).extracting((notice) -> this.words.in(Locale.ENGLISH).apply(notice))
			.containsExactly("What you put aside is there again");
	}

	@Test
	void tellOnceOfAMentionThatOpeningTheTicketAnswers() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.tickets.write(ticket.number(), Visibility.INTERNAL,
				"@%s and again @%s".formatted(this.agent.login(), this.agent.login()), null, Actor.agent("ana"));
		assertThat(told()).singleElement().satisfies((notice) -> {
			assertThat(notice.kind()).isEqualTo(NoticeKind.MENTIONED);
			assertThat(this.words.in(Locale.ENGLISH).apply(notice)).isEqualTo("Ana Alves mentions you in a note");
			assertThat(notice.details()).containsOnlyKeys("by", "message");
		});
		this.notices.readOf(this.agent.asViewer(), ticket.id());
		assertThat(this.notices.unread(this.agent.asViewer())).isZero();
	}

	@Test
	void maskForAVendorsPeopleWhatIsHiddenFromThem() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.tickets.assign(ticket.number(), "vera", Actor.agent("mona"));
		new TransactionTemplate(this.transactions)
			.executeWithoutResult((status) -> this.notices.tell(List.of("vera"), NoticeKind.ESCALATED, ticket,
					Map.of("by", "mona", "reason", "write to " + ticket.requester().email())));
		assertThat(this.notices.of(this.fixtures.viewer("vera"), false, 1, Optional.empty()).items()).singleElement()
			.satisfies((notice) -> assertThat(this.words.in(Locale.ENGLISH).apply(notice))
				.startsWith("Escalated by Mona Manager: write to ")
				.doesNotContain(ticket.requester().email()));
	}

	private TicketSnapshot given(Actor by) {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.tickets.assign(ticket.number(), this.agent.login(), by);
		return ticket;
	}

	private List<Notice> told() {
		return this.notices.of(this.agent.asViewer(), false, 20, Optional.empty()).items();
	}

}
