package io.stagedesk.ticket.mention;

import java.util.List;
import java.util.Optional;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is meant, who is told, and when it is done. */
@DeskTest
class NoteMentionsTests {

	@Autowired
	NoteMentions mentions;

	@Autowired
	Addressees addressees;

	@Autowired
	Tickets tickets;

	@Autowired
	Fixtures fixtures;

	@Autowired
	JdbcClient jdbc;

	@Test
	void areKeptUntilTheTicketIsOpened() {
		TicketSnapshot first = this.fixtures.aTicket();
		TicketSnapshot second = this.fixtures.aTicket();
		note(first, "@yuki please");
		note(second, "@yuki and you");
		note(first, "@yuki?");
		assertThat(this.mentions.openTickets("yuki")).startsWith(first.id(), second.id());
		this.mentions.done(viewer("yuki"), first.id());
		assertThat(this.mentions.openTickets("yuki")).contains(second.id()).doesNotContain(first.id());
		note(first, "@yuki once more");
		assertThat(this.mentions.openTickets("yuki")).startsWith(first.id());
	}

	@Test
	void areListedTheNewestFirst() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		Message note = note(ticket, "@yuki look");
		assertThat(this.mentions.of(viewer("yuki"), true, 1, Optional.empty()).items()).singleElement()
			.satisfies((one) -> {
				assertThat(one.number()).isEqualTo(ticket.number());
				assertThat(one.subject()).isEqualTo(ticket.subject());
				assertThat(one.messageId()).isEqualTo(note.id());
				assertThat(one.author()).isEqualTo("ana");
			});
	}

	@Test
	void areNotToldToThoseWhoMayNotSeeTheTicket() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		note(ticket, "@chen @vera @yuki @nobody");
		assertThat(named(ticket)).containsExactly("yuki");
		assertThat(this.addressees.in("@chen @vera @yuki @nobody", ticket, "ana")).containsExactly(
				new Addressee("chen", "chen", false), new Addressee("vera", "vera", false),
				new Addressee("yuki", "yuki", true));
	}

	@Test
	void meanEverybodyOfATeamWhoMaySeeTheTicket() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		note(ticket, "@payments and @yuki: who knows this?");
		assertThat(named(ticket)).contains("yuki", "mona")
			.doesNotContain("ana", "chen", "vera")
			.doesNotHaveDuplicates();
		assertThat(this.addressees.in("@technical", ticket, "ana")).extracting(Addressee::login)
			.doesNotContain("chen", "omar");
	}

	@Test
	void areOnlyInNotesOfPeople() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "@yuki", null, Actor.agent("ana"));
		this.tickets.write(ticket.number(), Visibility.INTERNAL, "@yuki", null, Actor.SYSTEM);
		assertThat(named(ticket)).isEmpty();
	}

	@Test
	void standOutInTheNote() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		Message note = note(ticket, "@chen or @payments");
		assertThat(this.mentions.words(ticket.id()).get(note.id())).containsExactly("payments");
	}

	private Message note(TicketSnapshot ticket, String text) {
		return this.tickets.write(ticket.number(), Visibility.INTERNAL, text, null, Actor.agent("ana"));
	}

	private Viewer viewer(String login) {
		return this.fixtures.viewer(login);
	}

	private List<String> named(TicketSnapshot ticket) {
		return this.jdbc.sql("select login from mention where ticket_id = ?")
			.param(ticket.id())
			.query(String.class)
			.list();
	}

}
