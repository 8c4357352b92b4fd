package io.stagedesk.messaging.mailbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.DeskTest;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.messaging.TeamAddresses;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.StaffConflictException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DeskTest
@ExtendWith(OutputCaptureExtension.class)
class MailboxesTests {

	private static final Viewer ADA = new Viewer("ada", "Ada", Role.ADMIN, Set.of());

	private static final MailSecret SECRET = new MailSecret("p4ssw0rd-1", "");

	private static final MailSecret NONE = new MailSecret("", "");

	@Autowired
	Mailboxes mailboxes;

	@Autowired
	MailboxRows rows;

	@Autowired
	Staff staff;

	@Autowired
	TeamAddresses addresses;

	@Autowired
	AdminEvents events;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void clear() {
		this.jdbc.sql("delete from mailbox").update();
	}

	@Test
	void keepsAMailboxAndGivesItsSecretToNobody() {
		Mailbox saved = this.mailboxes
			.save("help", terms("Help@Desk.example", "imap.example.com", SECRET), Optional.of(0), ADA)
			.value();
		assertThat(saved.address()).isEqualTo("help@desk.example");
		assertThat(saved.version()).isOne();
		assertThat(this.mailboxes.find("help")).contains(saved);
		assertThat(this.mailboxes.secret("help")).contains(SECRET);
		assertThat(this.jdbc.sql("select secret from mailbox where id = 'help'").query(String.class).single())
			.doesNotContain("p4ssw0rd");
		assertThat(this.events.list(1, Optional.empty()).items()).first().satisfies((event) -> {
			assertThat(event.act()).isEqualTo(AdminAct.MAILBOX_CREATED);
			assertThat(event.details().toString()).contains("imap.example.com").doesNotContain("p4ssw0rd");
		});
	}

	@Test
	void keepsASecretThatIsNotSaidAgainButNeverForAnotherServer() {
		this.mailboxes.save("help", terms("help@desk.example", "one.example", SECRET), Optional.of(0), ADA);
		this.mailboxes.save("help", terms("help2@desk.example", "one.example", NONE), Optional.of(1), ADA);
		assertThat(this.mailboxes.secret("help")).contains(SECRET);
		assertThat(faults("help", terms("help@desk.example", "two.example", NONE))).containsExactly("password");
		assertThat(faults("new", terms("new@desk.example", "two.example", NONE))).containsExactly("password");
		assertThatExceptionOfType(FieldErrorsException.class)
			.isThrownBy(() -> this.mailboxes.tried("help", terms("help@desk.example", "two.example", NONE)));
		assertThat(this.mailboxes.tried("help", terms("help@desk.example", "one.example", NONE))).isEqualTo(SECRET);
	}

	@Test
	void namesEachFieldThatCannotBe() {
		MailServer server = new MailServer(null, "a b", 0, Starttls.ALLOWED, "", "", LoginKind.OAUTH2, "http://x", "",
				"");
		MailboxTerms terms = new MailboxTerms("nobody", server, new MailSecret("a\nb", ""), "nope", "xx_yy", "PARTY",
				Duration.ZERO, true);
		assertThat(faults("X", terms)).contains("id", "address", "protocol", "host", "port", "username", "folder",
				"tokenUrl", "clientId", "password", "team", "language", "scenario", "pollInterval");
		this.mailboxes.save("help", terms("help@desk.example", "one.example", SECRET), Optional.of(0), ADA);
		assertThat(faults("other", terms("HELP@desk.example", "one.example", SECRET))).containsExactly("address");
	}

	@Test
	void refusesAWriterWhoWasTooSlow() {
		this.mailboxes.save("help", terms("help@desk.example", "one.example", SECRET), Optional.of(0), ADA);
		assertThatExceptionOfType(StaffConflictException.class).isThrownBy(() -> this.mailboxes.save("help",
				terms("help@desk.example", "one.example", SECRET), Optional.of(0), ADA));
	}

	@Test
	void knowsNewAddressesAtOnce() {
		assertThat(this.mailboxes.addresses()).doesNotContain("help@desk.example");
		assertThat(this.addresses.isOurs("help@desk.example")).isFalse();
		this.mailboxes.save("help", terms("help@desk.example", "one.example", SECRET), Optional.of(0), ADA);
		assertThat(this.mailboxes.addresses()).contains("help@desk.example");
		assertThat(this.addresses.isOurs("help@desk.example")).isTrue();
		this.mailboxes.remove("help", ADA);
		assertThat(this.mailboxes.addresses()).doesNotContain("help@desk.example");
	}

	@Test
	void writesTheSettingsMailboxesAtEachStart() {
		this.mailboxes.save("mine", terms("mine@desk.example", "one.example", SECRET), Optional.of(0), ADA);
		start(box("help@desk.example", "one.example"), box("mine@desk.example", "one.example"));
		start(box("help@desk.example", "one.example"), box("mine@desk.example", "one.example"));
		Mailbox help = this.mailboxes.find("help-desk-example").orElseThrow();
		assertThat(help.configured()).isTrue();
		assertThat(help.version()).isOne();
		assertThat(this.mailboxes.find("mine").orElseThrow().configured()).isTrue();
		assertThatExceptionOfType(StaffConflictException.class)
			.isThrownBy(() -> this.mailboxes.remove("help-desk-example", ADA));
		assertThatExceptionOfType(StaffConflictException.class).isThrownBy(() -> this.mailboxes
			.save("help-desk-example", terms("help@desk.example", "one.example", SECRET), Optional.of(1), ADA));
		start(box("help@desk.example", "two.example"));
		assertThat(this.mailboxes.find("help-desk-example").orElseThrow().server().host()).isEqualTo("two.example");
		Mailbox mine = this.mailboxes.find("mine").orElseThrow();
		assertThat(mine.configured()).isFalse();
		assertThat(mine.active()).isFalse();
	}

	@Test
	void warnsOfATeamOfTheSettingsThatIsNotThere(CapturedOutput output) {
		MailboxSettings.Box box = new MailboxSettings.Box("late@desk.example", MailProtocol.IMAPS, "one.example", null,
				"u", "p", "later", "", null, Duration.ofSeconds(60), "INBOX", Starttls.ALLOWED, null);
		start(box);
		assertThat(output).contains("late@desk.example to a team that is not there: later");
		assertThat(this.mailboxes.find("late-desk-example").orElseThrow().team()).isEqualTo("later");
	}

	private void start(MailboxSettings.Box... boxes) {
		new ConfiguredMailboxes(new MailboxSettings(List.of(boxes)), this.rows, this.staff)
			.afterSingletonsInstantiated();
	}

	private static MailboxSettings.Box box(String address, String host) {
		return new MailboxSettings.Box(address, MailProtocol.IMAPS, host, null, "u", "p", "", "", null,
				Duration.ofSeconds(60), "INBOX", Starttls.ALLOWED, null);
	}

	private List<String> faults(String id, MailboxTerms terms) {
		try {
			this.mailboxes.save(id, terms, Optional.empty(), ADA);
			return List.of();
		}
		catch (FieldErrorsException ex) {
			return ex.errors().stream().map(FieldError::field).toList();
		}
	}

	static MailboxTerms terms(String address, String host, MailSecret secret) {
		MailServer server = new MailServer(MailProtocol.IMAPS, host, 993, Starttls.ALLOWED, "u", "INBOX",
				LoginKind.PASSWORD, "", "", "");
		return new MailboxTerms(address, server, secret, "care", "en", "SHOW", Duration.ofSeconds(60), true);
	}

}
