package io.stagedesk.messaging.mailbox.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;

import io.stagedesk.messaging.mailbox.MailProblem;
import io.stagedesk.messaging.mailbox.MailProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Servers that say what is not so, or refuse what they should give. */
class StrangeServerTests {

	private static final DataSize LARGEST = DataSize.ofMegabytes(1);

	private static final int PIECE = 256 * 1024;

	private final ImapScript script = new ImapScript();

	private ScriptedServer server;

	private Desk desk;

	@BeforeEach
	void start() throws IOException {
		IntStream.rangeClosed(1, 3).forEach((uid) -> this.script.mails.put((long) uid, mail(uid)));
		this.server = new ScriptedServer(ImapScript.GREETING, this.script);
		this.desk = new Desk(MailProtocol.IMAP, this.server.port(), LARGEST);
	}

	@AfterEach
	void stop() throws IOException {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(longs = { -1000, -1, 1, 1000 })
	void storesMailsWholeWhoseSizesAreLies(long lie) {
		this.script.mails.put(2L, mail(2) + "x".repeat(PIECE));
		this.script.size = (mail) -> Math.max(0, mail.length() + lie);
		assertThat(this.desk.fetch()).isEqualTo(new Fetched(3, 0, 0, false));
		assertStored();
	}

	@Test
	void cutsNoMailWhereASizeIsThatOfItsFirstPiece() {
		this.script.mails.put(2L, mail(2) + "x".repeat(2 * PIECE));
		this.script.size = (mail) -> Math.min(PIECE, mail.length());
		assertThat(this.desk.fetch().stored()).isEqualTo(3);
		assertStored();
	}

	@Test
	void storesMailsOfAServerThatKnowsNoSizes() {
		this.script.odd = (command, rest) -> rest.contains("RFC822.SIZE") ? "TAG BAD what" : "";
		assertThat(this.desk.fetch().stored()).isEqualTo(3);
		assertStored();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TAG BAD what", "TAG NO not today", "TAG OK nothing",
			"* 2 FETCH (UID 2 BODY[] NIL)\r\nTAG OK done", "* 2 FETCH (UID 2 BODY[] {0}\r\n)\r\nTAG OK done" })
	void putsAMailAsideThatIsNeverGivenAndTakesTheOthers(String answer) {
		this.script.odd = (command, rest) -> rest.startsWith("2 (BODY") ? answer : "";
		this.desk.fetchUntilCalm();
		assertThat(this.desk.store.stored).hasSize(2);
		assertThat(this.desk.store.refusals.values()).containsExactly("UNFETCHABLE");
		assertThat(this.script.seen).hasSize(3);
	}

	@Test
	void storesOnceWhereNothingCanBeMarked() {
		this.script.odd = (command, rest) -> command.equals("STORE") ? "TAG BAD what" : "";
		assertThat(this.desk.fetch().stored()).isEqualTo(3);
		this.desk.restart();
		assertThat(this.desk.fetch().stored()).isZero();
		assertThat(this.desk.store.stored).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UNSEEN", "UID 4:*" })
	void losesNothingToAServerThatDoesNotSearchForATime(String search) {
		this.script.odd = (command, rest) -> rest.equals(search) ? "TAG BAD what" : "";
		assertThatExceptionOfType(MailFailure.class).isThrownBy(this.desk::fetch)
			.satisfies((failure) -> assertThat(failure.problem()).isEqualTo(MailProblem.SERVER));
		this.script.odd = (command, rest) -> "";
		assertThat(this.desk.fetch().stored()).isEqualTo(3);
		assertStored();
	}

	@Test
	void findsTheNewestItselfWhereTheServerDoesNotSayIt() {
		this.script.seen.putAll(Map.of(1L, true, 3L, true));
		this.script.odd = (command, rest) -> command.equals("SELECT")
				? "* 3 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\nTAG OK done" : "";
		assertThat(this.desk.fetch().stored()).isOne();
		this.script.mails.put(4L, mail(4));
		this.script.seen.put(4L, true);
		assertThat(this.desk.fetch().stored()).isOne();
		assertThat(this.desk.store.stored).anyMatch((key) -> key.endsWith(":4"));
	}

	@Test
	void beginsAnewWhereAFolderGivesNewNumbers() {
		this.desk.fetch();
		this.script.odd = (command, rest) -> command.equals("SELECT")
				? "* 3 EXISTS\r\n* OK [UIDVALIDITY 8] ok\r\n* OK [UIDNEXT %d] ok\r\nTAG OK done"
					.formatted(this.script.mails.size() + 1)
				: "";
		assertThat(this.desk.fetch().stored()).isZero();
		this.script.mails.put(4L, mail(4));
		this.script.seen.put(4L, true);
		assertThat(this.desk.fetch().stored()).isOne();
		assertThat(this.desk.store.stored).hasSize(4).last().asString().endsWith(":8:4");
	}

	@Test
	void knowsMailsOfAPop3ServerWithoutNamesByTheirContent() throws IOException {
		try (ScriptedServer pops = new ScriptedServer("+OK ready", this::pop)) {
			Desk pop = new Desk(MailProtocol.POP3, pops.port(), LARGEST);
			assertThat(pop.fetch()).isEqualTo(new Fetched(3, 0, 0, false));
			assertThat(pop.store.stored).allMatch((key) -> key.matches("sha256:[0-9a-f]{64}"));
			this.script.mails.remove(1L);
			this.script.mails.put(4L, mail(4));
			assertThat(pop.fetch().stored()).isOne();
			pop.restart();
			assertThat(pop.fetch().stored()).isZero();
			assertThat(pop.store.mails).hasSize(4);
		}
	}

	private void assertStored() {
		assertThat(this.desk.store.stored).doesNotHaveDuplicates();
		assertThat(this.desk.store.mails.values().stream().map((raw) -> new String(raw, StandardCharsets.ISO_8859_1)))
			.containsExactlyInAnyOrderElementsOf(this.script.mails.values());
		assertThat(this.script.seen).hasSize(this.script.mails.size());
	}

	private String pop(String line) {
		return PopScript.answer(this.script.mails, line);
	}

	private static String mail(int number) {
		return "From: linh@example.com\r\nSubject: Mail %d\r\n\r\n%s\r\n".formatted(number, "text ".repeat(500));
	}

}
