package io.stagedesk.messaging.notice;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.api.DatabaseFailures;
import io.stagedesk.messaging.MailKind;
import io.stagedesk.messaging.MailState;
import io.stagedesk.messaging.MailWriter;
import io.stagedesk.messaging.MailWriter.WrittenMail;
import io.stagedesk.messaging.Outbox;
import io.stagedesk.messaging.OutgoingMail;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/** One mail for what gathered: when, to whom, what it says, and only once. */
@DeskTest
class DigestsTests {

	private static final Map<String, String> RESOLUTION = Map.of("target", "RESOLUTION");

	private static final Duration GATHER = Duration.ofSeconds(30);

	private static final Duration PAUSE = Duration.ofMinutes(15);

	@Autowired
	Digests digests;

	@Autowired
	Notices notices;

	@Autowired
	Outbox outbox;

	@Autowired
	MailWriter writer;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TestTime time;

	NoticeFixtures people;

	@BeforeEach
	void people(@Autowired Fixtures fixtures, @Autowired Staff staff,
			@Autowired PlatformTransactionManager transactions) {
		this.people = new NoticeFixtures(fixtures, staff, this.notices, transactions);
	}

	@AfterEach
	void backToNow() {
		this.time.backToNow();
	}

	@Test
	void waitsUntilABurstHasGathered() {
		Agent agent = this.people.somebody();
		this.people.tell(agent, NoticeKind.PROMISE_AT_RISK, RESOLUTION);
		writeDue();
		assertThat(mails(agent)).isEmpty();
		this.time.skip(GATHER.minusSeconds(5));
		this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		writeDue();
		assertThat(mails(agent)).isEmpty();
		this.time.skip(Duration.ofSeconds(6));
		writeDue();
		assertThat(mails(agent)).singleElement()
			.satisfies((mail) -> assertThat(write(mail).subject()).isEqualTo("2 tickets need your attention"));
	}

	@Test
	void leavesPeopleInPeaceAfterADigest() {
		Agent agent = this.people.somebody();
		tellAndWait(agent);
		writeDue();
		tellAndWait(agent);
		writeDue();
		assertThat(mails(agent)).hasSize(1);
		this.time.skip(PAUSE.minus(GATHER));
		writeDue();
		assertThat(mails(agent)).hasSize(2);
		this.time.skip(PAUSE.multipliedBy(2));
		writeDue();
		assertThat(mails(agent)).as("nothing new").hasSize(2);
	}

	@Test
	void mailsNothingThatWasRead() {
		Agent agent = this.people.somebody();
		this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		this.notices.readUpTo(agent.asViewer(), Long.MAX_VALUE);
		this.time.skip(GATHER.plusSeconds(1));
		writeDue();
		assertThat(mails(agent)).isEmpty();
		this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		this.time.skip(GATHER.plusSeconds(1));
		writeDue();
		assertThat(mails(agent)).singleElement()
			.satisfies((mail) -> assertThat(write(mail).subject()).isEqualTo("1 ticket needs your attention"));
	}

	@Test
	void belongsToNoTicketAndWaitsInTheOutbox() {
		Agent agent = this.people.somebody();
		tellAndWait(agent);
		writeDue();
		OutgoingMail mail = mails(agent).get(0);
		assertThat(mail.ticket()).isEmpty();
		assertThat(mail.state()).isEqualTo(MailState.HELD);
		assertThat(mail.messageId()).startsWith("<digest.");
	}

	@Test
	void writesToNobodyWithoutAnAddress() {
		Agent agent = this.people.somebody(Set.of("en"), false);
		tellAndWait(agent);
		assertThat(this.digests.due()).contains(agent.login());
		writeDue();
		assertThat(this.digests.due()).doesNotContain(agent.login());
		assertThat(this.notices.unread(agent.asViewer())).isEqualTo(1);
	}

	@Test
	void saysWhichTicketsWhyAndWhen() {
		Agent agent = this.people.somebody();
		TicketSnapshot ticket = this.people.tell(agent, NoticeKind.PROMISE_AT_RISK, RESOLUTION);
		this.people.tell(agent, ticket, NoticeKind.PROMISE_AT_RISK, RESOLUTION);
		this.people.tell(agent, ticket, NoticeKind.ESCALATED, Map.of("by", "mona", "reason", "a host waits"));
		WrittenMail mail = digest(agent);
		assertThat(mail.subject()).isEqualTo("1 ticket needs your attention");
		assertThat(List.of(mail.text(), mail.html())).allSatisfy((body) -> {
			assertThat(body).contains("Nina Notice", ticket.number(), ticket.subject(), "UTC",
					"/desk/tickets/" + ticket.number(), "Escalated by Mona Manager: a host waits");
			assertThat(body).containsOnlyOnce("Promise at risk: Resolution");
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			zh    | 1 张工单需要您关注
			en,zh | 1 张工单需要您关注
			zh-TW | 1 张工单需要您关注
			ja,en | 1 ticket needs your attention
			''    | 1 ticket needs your attention
			""")
	void isWrittenInALanguageOfThePerson(String languages, String subject) {
		Agent agent = this.people.somebody(Set.of(languages.split(",")), true);
		this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		assertThat(digest(agent).subject()).isEqualTo(subject);
	}

	@Test
	void namesFiftyTicketsAndCountsTheOthers() {
		Agent agent = this.people.somebody();
		List<String> numbers = IntStream.range(0, DigestMails.MOST_ENTRIES + 3)
			.mapToObj((one) -> this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION).number())
			.toList();
		WrittenMail mail = digest(agent);
		assertThat(mail.subject()).isEqualTo("53 tickets need your attention");
		assertThat(List.of(mail.text(), mail.html())).allSatisfy((body) -> {
			assertThat(body).contains("and 3 more").contains(numbers.subList(3, numbers.size()));
			assertThat(body).doesNotContain(numbers.subList(0, 3).toArray(String[]::new));
		});
	}

	@Test
	void keepsWhatLooksLikeMarkupOrAHeaderAsText() {
		Agent agent = this.people.somebody();
		TicketSnapshot ticket = this.people.tell(agent, NoticeKind.ESCALATED,
				Map.of("by", "mona", "reason", "<b>${7*7}</b>\r\nBcc: all@example.com"));
		this.jdbc.sql("update ticket set subject = ? where id = ?")
			.params("<script>alert(1)</script>\r\nBcc: all@example.com", ticket.id())
			.update();
		WrittenMail mail = digest(agent);
		assertThat(mail.subject()).isEqualTo("1 ticket needs your attention");
		assertThat(mail.html()).doesNotContain("<script>", "<b>")
			.contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;${7*7}&lt;/b&gt;");
		assertThat(mail.text()).contains("<script>alert(1)</script> Bcc: all@example.com",
				"<b>${7*7}</b> Bcc: all@example.com");
		assertThat(mail.text().lines()).noneMatch((line) -> line.startsWith("Bcc:"));
	}

	@Test
	void keepsTheSubjectFromThoseWhoMayNotSeeTheTicket() {
		Agent agent = this.people.somebody();
		TicketSnapshot ticket = this.people.aTicketOfAnotherTeam();
		this.people.tell(agent, ticket, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		WrittenMail mail = digest(agent);
		assertThat(List.of(mail.text(), mail.html()))
			.allSatisfy((body) -> assertThat(body).contains(ticket.number(), "You can no longer open this ticket.")
				.doesNotContain(ticket.subject(), "/desk/tickets/"));
	}

	@Test
	void isWrittenOnceWhenTwoNodesWriteAtOnce() throws Exception {
		ExecutorService nodes = Executors.newFixedThreadPool(2);
		try {
			Agent agent = this.people.somebody();
			for (int round = 1; round <= 20; round++) {
				this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
				this.time.skip(PAUSE.plusSeconds(1));
				CyclicBarrier together = new CyclicBarrier(2);
				Callable<Void> node = () -> {
					together.await();
					writeUnlessBeaten(agent);
					return null;
				};
				for (Future<Void> done : nodes.invokeAll(List.of(node, node))) {
					done.get();
				}
				assertThat(mails(agent)).hasSize(round);
			}
		}
		finally {
			nodes.shutdownNow();
		}
	}

	private void writeUnlessBeaten(Agent agent) {
		try {
			this.digests.write(agent.login());
		}
		catch (RuntimeException ex) {
			assertThat(DatabaseFailures.isLostRace(ex)).as(ex.toString()).isTrue();
		}
	}

	private void tellAndWait(Agent agent) {
		this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		this.time.skip(GATHER.plusSeconds(1));
	}

	private void writeDue() {
		this.digests.due().forEach(this.digests::write);
	}

	private WrittenMail digest(Agent agent) {
		this.digests.write(agent.login());
		return write(mails(agent).get(0));
	}

	private WrittenMail write(OutgoingMail mail) {
		return this.writer.write(mail);
	}

	private List<OutgoingMail> mails(Agent agent) {
		return this.outbox.list(List.of(), 200, Optional.empty())
			.items()
			.stream()
			.filter((mail) -> mail.kind() == MailKind.DIGEST && mail.recipient().equals(agent.email()))
			.toList();
	}

}
