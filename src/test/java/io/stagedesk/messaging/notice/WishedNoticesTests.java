package io.stagedesk.messaging.notice;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.messaging.MailKind;
import io.stagedesk.messaging.MailWriter;
import io.stagedesk.messaging.Outbox;
import io.stagedesk.messaging.OutgoingMail;
import io.stagedesk.messaging.notice.BrowserNotices.News;
import io.stagedesk.messaging.notice.BrowserNotices.Shown;
import io.stagedesk.messaging.notice.wish.DigestTurn;
import io.stagedesk.messaging.notice.wish.NoticeChannel;
import io.stagedesk.messaging.notice.wish.NoticeWish;
import io.stagedesk.messaging.notice.wish.NoticeWishes;
import io.stagedesk.messaging.notice.wish.PersonalSettings;
import io.stagedesk.messaging.notice.wish.QuietHours;
import io.stagedesk.messaging.notice.wish.Rhythm;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.preference.Density;
import io.stagedesk.staff.preference.Preference;
import io.stagedesk.staff.preference.Theme;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/** Notices come as each person likes it. */
@DeskTest
class WishedNoticesTests {

	private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

	private static final Map<String, String> RESOLUTION = Map.of("target", "RESOLUTION");

	@Autowired
	Notices notices;

	@Autowired
	Digests digests;

	@Autowired
	BrowserNotices browser;

	@Autowired
	PersonalSettings settings;

	@Autowired
	NoticeWishes wishes;

	@Autowired
	Outbox outbox;

	@Autowired
	MailWriter writer;

	@Autowired
	Clock clock;

	@Autowired
	TestTime time;

	@Autowired
	JdbcClient jdbc;

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
	void comeOnlyByTheChannelsThatAreSwitchedOn() {
		Agent agent = this.people.somebody();
		save(agent,
				Map.of(NoticeKind.MENTIONED, Set.of(NoticeChannel.BROWSER), NoticeKind.PROMISE_BROKEN,
						Set.of(NoticeChannel.MAIL), NoticeKind.ASSIGNED, Set.of()),
				Optional.empty(), DigestTurn.USUAL, false);
		Instant before = this.clock.instant();
		this.time.skip(Duration.ofSeconds(1));
		this.people.tell(agent, NoticeKind.MENTIONED, Map.of("by", "mona"));
		this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		this.people.tell(agent, NoticeKind.ASSIGNED, Map.of("by", "mona"));
		this.people.tell(agent, NoticeKind.ESCALATED, Map.of("by", "mona", "reason", "r"));
		this.time.skip(Duration.ofSeconds(40));
		assertThat(this.notices.of(agent.asViewer(), false, 9, Optional.empty()).items()).extracting(Notice::kind)
			.containsExactly(NoticeKind.ESCALATED);
		assertThat(this.notices.unread(agent.asViewer())).isEqualTo(1);
		assertThat(shown(agent, before)).extracting(Shown::title)
			.satisfiesExactly((title) -> assertThat(title).endsWith("A ticket was escalated"),
					(title) -> assertThat(title).endsWith("A note mentions you"));
		assertThat(digest(agent)).contains("Promise missed: Resolution", "Escalated by Mona Manager: r")
			.doesNotContain("mentions you", "gave this ticket");
		assertThat(rows(agent)).as("told by no channel").isEqualTo(3);
	}

	@Test
	void areNotToldToWhoDidItThemselves() {
		Agent agent = this.people.somebody();
		this.people.tell(agent, NoticeKind.ESCALATED, Map.of("by", agent.login(), "reason", "r"));
		assertThat(rows(agent)).isZero();
	}

	@Test
	void waitByMailAndBrowserUntilTheNightIsOver() {
		Agent agent = this.people.somebody();
		QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of(DayOfWeek.values()));
		save(agent, Map.of(), Optional.of(night), DigestTurn.USUAL, false);
		goTo(23, 30);
		Instant before = this.clock.instant();
		this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		this.time.skip(Duration.ofHours(1));
		assertThat(this.notices.unread(agent.asViewer())).as("the bell counts").isEqualTo(1);
		assertThat(this.digests.due()).doesNotContain(agent.login());
		News asleep = this.browser.since(Optional.of(before), agent.asViewer(), Locale.ENGLISH);
		assertThat(asleep.items()).isEmpty();
		assertThat(asleep.waits()).hasValueSatisfying((wait) -> assertThat(wait)
			.isBetween(Duration.ofHours(6).plusMinutes(29), Duration.ofHours(6).plusMinutes(30)));
		this.time.skip(asleep.waits().orElseThrow());
		assertThat(this.digests.due()).contains(agent.login());
		assertThat(shown(agent, asleep.until())).hasSize(1);
	}

	@Test
	void areMailedOnceADayAtOnesOwnTime() {
		Agent agent = this.people.somebody();
		save(agent, Map.of(), Optional.empty(), new DigestTurn(Rhythm.DAILY, LocalTime.of(8, 0)), false);
		goTo(9, 0);
		this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		this.time.skip(Duration.ofHours(22).plusMinutes(59));
		assertThat(this.digests.due()).doesNotContain(agent.login());
		this.time.skip(Duration.ofMinutes(2));
		assertThat(digest(agent)).contains("Promise missed", " 09:00 JST");
		this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		this.time.skip(Duration.ofHours(23));
		assertThat(this.digests.due()).doesNotContain(agent.login());
	}

	@Test
	void areForgottenByTheMailWhenSomebodyWantsNoMoreOfThem() {
		Agent agent = this.people.somebody();
		this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		save(agent, Map.of(), Optional.empty(), new DigestTurn(Rhythm.OFF, LocalTime.NOON), false);
		save(agent, Map.of(), Optional.empty(), DigestTurn.USUAL, false);
		this.time.skip(Duration.ofMinutes(1));
		assertThat(this.digests.due()).doesNotContain(agent.login());
		assertThat(this.notices.unread(agent.asViewer())).isEqualTo(1);
	}

	@Test
	void areKeptAsTheyWereSaved() {
		Agent agent = this.people.somebody();
		QuietHours night = new QuietHours(LocalTime.of(22, 15), LocalTime.of(7, 0),
				Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY));
		NoticeWish wish = new NoticeWish(Map.of(NoticeKind.MENTIONED, Set.of()), Optional.of(night),
				new DigestTurn(Rhythm.HOURLY, LocalTime.of(9, 30)), true);
		this.settings.save(agent.login(), inTokyo(), wish);
		assertThat(this.settings.wish(agent.login())).isEqualTo(wish);
		assertThat(this.settings.preference(agent.login())).isEqualTo(inTokyo());
		assertThat(this.wishes.of(List.of("nobody")).get("nobody")).isEqualTo(NoticeWish.USUAL);
	}

	@Test
	void showContentOnlyWhereItIsAllowed() {
		Agent agent = this.people.somebody();
		Instant before = this.clock.instant();
		this.time.skip(Duration.ofSeconds(1));
		TicketSnapshot ticket = this.people.tell(agent, NoticeKind.ESCALATED,
				Map.of("by", "mona", "reason", "a secret"));
		assertThat(shown(agent, before)).singleElement().satisfies((one) -> {
			assertThat(one.title()).isEqualTo(ticket.number() + " · A ticket was escalated");
			assertThat(one.text()).isEmpty();
		});
		save(agent, Map.of(), Optional.empty(), DigestTurn.USUAL, true);
		assertThat(shown(agent, before)).singleElement()
			.satisfies((one) -> assertThat(one.text())
				.isEqualTo(ticket.subject() + "\nEscalated by Mona Manager: a secret"));
	}

	@Test
	void showNothingOfTicketsThatOneMayNotSee() {
		Agent agent = this.people.somebody();
		save(agent, Map.of(), Optional.empty(), DigestTurn.USUAL, true);
		Instant before = this.clock.instant();
		this.time.skip(Duration.ofSeconds(1));
		TicketSnapshot ticket = this.people.aTicketOfAnotherTeam();
		this.people.tell(agent, ticket, NoticeKind.REQUESTER_REPLIED, Map.of("message", "1"));
		assertThat(shown(agent, before)).singleElement()
			.satisfies((one) -> assertThat(one.text()).isEqualTo("The requester has written"));
	}

	@Test
	void beginInABrowserWithWhatComesFromThenOn() {
		Agent agent = this.people.somebody();
		this.people.tell(agent, NoticeKind.PROMISE_BROKEN, RESOLUTION);
		assertThat(this.browser.since(Optional.empty(), agent.asViewer(), Locale.ENGLISH).items()).isEmpty();
	}

	private void save(Agent agent, Map<NoticeKind, Set<NoticeChannel>> channels, Optional<QuietHours> quiet,
			DigestTurn digest, boolean content) {
		this.settings.save(agent.login(), inTokyo(), new NoticeWish(channels, quiet, digest, content));
	}

	private static Preference inTokyo() {
		return new Preference("en", Theme.DARK, Density.COMPACT, TOKYO.getId(), false);
	}

	/** The next time that clocks in Tokyo say so. */
	private void goTo(int hour, int minute) {
		ZonedDateTime now = this.clock.instant().atZone(TOKYO);
		ZonedDateTime next = now.toLocalDate().plusDays(1).atTime(hour, minute).atZone(TOKYO);
		this.time.skip(Duration.between(now, next));
	}

	private List<Shown> shown(Agent agent, Instant since) {
		return this.browser.since(Optional.of(since), agent.asViewer(), Locale.ENGLISH).items();
	}

	private String digest(Agent agent) {
		assertThat(this.digests.due()).contains(agent.login());
		this.digests.write(agent.login());
		List<OutgoingMail> mails = this.outbox.list(List.of(), 200, Optional.empty())
			.items()
			.stream()
			.filter((mail) -> mail.kind() == MailKind.DIGEST && mail.recipient().equals(agent.email()))
			.toList();
		return this.writer.write(mails.get(0)).text();
	}

	private int rows(Agent agent) {
		return this.jdbc.sql("select count(*) from notice where login = ?")
			.param(agent.login())
			.query(Integer.class)
			.single();
	}

}
