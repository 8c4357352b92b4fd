package io.stagedesk.messaging.mailbox.fetch;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.stagedesk.messaging.mailbox.MailProblem;
import io.stagedesk.messaging.mailbox.MailProtocol;
import io.stagedesk.messaging.mailbox.MailSecret;
import io.stagedesk.messaging.mailbox.fetch.FaultyWire.Fault;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FetchTests {

	private static final DataSize LARGEST = DataSize.ofMegabytes(1);

	private final GreenMail server = new GreenMail(
			new ServerSetup[] { setup(ServerSetup.PROTOCOL_IMAP), setup(ServerSetup.PROTOCOL_POP3) });

	private GreenMailUser user;

	private FaultyWire wire;

	private Desk desk;

	@BeforeEach
	void start() throws Exception {
		this.server.start();
		this.user = this.server.setUser(Desk.ADDRESS, Desk.ADDRESS, "secret");
		this.wire = new FaultyWire(this.server.getImap().getPort());
		this.desk = new Desk(MailProtocol.IMAP, this.wire.port(), LARGEST);
	}

	@AfterEach
	void stop() throws Exception {
		this.wire.close();
		this.server.stop();
	}

	@Test
	void storesEachMailAsItCameAndMarksIt() throws Exception {
		String odd = "From: \"broken <a@\r\nSubject: =?gbk?B?!!?=\r\nDate: never\r\nContent-Type: ???\r\n\r\n\u00e4\u00f6 body\r\n.\r\n..two\r\n";
		List<byte[]> raw = deliver(List.of(mail(1, 10), odd, mail(3, 600_000)));
		Fetched fetched = this.desk.fetch();
		assertThat(fetched).isEqualTo(new Fetched(3, 0, 0, false));
		assertThat(sorted(this.desk.store.mails.values().stream())).isEqualTo(sorted(raw.stream()));
		assertThat(unseen()).isZero();
		assertThat(this.desk.store.stored).allMatch((key) -> key.matches("[0-9a-f]{12}:[0-9]+:[0-9]+"));
		assertThat(this.desk.fetch()).isEqualTo(new Fetched(0, 0, 0, false));
	}

	@Test
	void storesOnceWhatWasStoredAndNotMarkedBeforeACrash() throws Exception {
		deliver(mails(3));
		this.desk.fetch();
		for (StoredMessage message : inbox().getMessages()) {
			inbox().setFlags(new Flags(Flags.Flag.SEEN), false, message.getUid(), null, true);
		}
		this.desk.restart();
		assertThat(unseen()).isEqualTo(3);
		assertThat(this.desk.fetch().stored()).isZero();
		assertThat(this.desk.store.stored).hasSize(3);
		assertThat(unseen()).isZero();
	}

	@Test
	void fetchesWhatAPersonReadBeforeIt() throws Exception {
		deliver(mails(1));
		assertThat(this.desk.fetch().stored()).isOne();
		deliver(mails(3));
		read(2, 4);
		assertThat(this.desk.fetch()).isEqualTo(new Fetched(3, 0, 0, false));
		assertThat(this.desk.fetch()).isEqualTo(new Fetched(0, 0, 0, false));
	}

	@Test
	void leavesOldMailsThatWereReadBeforeItsFirstLook() throws Exception {
		deliver(mails(3));
		read(1, 3);
		assertThat(this.desk.fetch().stored()).isOne();
		assertThat(this.desk.store.stored).allMatch((key) -> key.endsWith(":2"));
	}

	@Test
	void fetchesWhatWasReadWhileNoNodeRan() throws Exception {
		this.desk.fetch();
		deliver(mails(2));
		read(1, 2);
		this.desk.restart();
		this.wire.breaks(Fault.cut("STORE", 0, 1));
		this.desk.fetchUntilCalm();
		assertThat(this.desk.store.stored).hasSize(2).doesNotHaveDuplicates();
	}

	@Test
	void doesNotForgetAMailThatFailsWhileAPersonReadsIt() throws Exception {
		this.desk.fetch();
		deliver(mails(3));
		this.desk.store.breaksAt = (key) -> key.endsWith(":2");
		assertThatExceptionOfType(MailFailure.class).isThrownBy(this.desk::fetch);
		read(1, 3);
		deliver(mails(1));
		this.desk.restart();
		assertThatExceptionOfType(MailFailure.class).isThrownBy(this.desk::fetch);
		this.desk.store.breaksAt = (key) -> false;
		assertThat(this.desk.fetch().stored()).isOne();
		assertThat(this.desk.store.stored).hasSize(4).doesNotHaveDuplicates();
	}

	@Test
	void beginsAnewAtAnotherServerWhateverItsNumbers() throws Exception {
		deliver(mails(2));
		this.desk.fetch();
		GreenMail another = new GreenMail(setup(ServerSetup.PROTOCOL_IMAP));
		another.start();
		try {
			this.user = another.setUser(Desk.ADDRESS, Desk.ADDRESS, "secret");
			deliver(mails(3));
			readAt(another, 1);
			Desk moved = this.desk.at("127.0.0.1", another.getImap().getPort());
			assertThat(moved.fetch().stored()).isEqualTo(2);
			deliver(mails(1));
			readAt(another, 4);
			assertThat(moved.fetch().stored()).isOne();
			assertThat(moved.store.stored).hasSize(5).doesNotHaveDuplicates();
		}
		finally {
			another.stop();
		}
	}

	@ParameterizedTest
	@CsvSource({ "'',0", "'',60", "LOGIN,0", "SELECT,40", "SEARCH,0", "SEARCH,8", "RFC822.SIZE,20", "BODY.PEEK,0",
			"BODY.PEEK,30", "BODY.PEEK,1500", "BODY.PEEK,150000", "STORE,0", "STORE,10", "UNSELECT|CLOSE|LOGOUT,0" })
	void survivesAConnectionCutAnywhere(String command, int after) throws Exception {
		List<byte[]> raw = deliver(List.of(mail(1, 2000), mail(2, 300_000), mail(3, 2000)));
		this.wire.breaks(Fault.cut(command, after, 2));
		this.desk.fetchUntilCalm();
		assertThat(this.wire.faults()).isPositive();
		assertThat(this.desk.store.refusals).isEmpty();
		assertThat(this.desk.store.stored).hasSize(3).doesNotHaveDuplicates();
		assertThat(sorted(this.desk.store.mails.values().stream())).isEqualTo(sorted(raw.stream()));
		assertThat(unseen()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "LOGIN", "SEARCH", "BODY.PEEK", "STORE" })
	void survivesAServerThatHangs(String command) throws Exception {
		deliver(mails(3));
		this.wire.breaks(Fault.hang(command, 1));
		this.desk.fetchUntilCalm();
		assertThat(this.desk.store.stored).hasSize(3).doesNotHaveDuplicates();
		assertThat(this.desk.store.refusals).isEmpty();
		assertThat(unseen()).isZero();
	}

	@Test
	void givesUpOneMailThatBreaksTheConnectionEachTimeAndTakesAllOthers() throws Exception {
		deliver(mails(5));
		this.wire.breaks(Fault.cut("FETCH [0-9,]*\\b2\\b[0-9,]* \\((UID )?BODY", 200, 1000));
		this.desk.fetchUntilCalm();
		assertThat(this.desk.store.stored).hasSize(4);
		assertThat(this.desk.store.refusals.values()).containsExactly("UNFETCHABLE");
		assertThat(unseen()).isZero();
	}

	@Test
	void givesUpNoMailWhileAllOfThemFail() throws Exception {
		deliver(mails(4));
		this.wire.breaks(Fault.cut("BODY.PEEK", 20, 12));
		this.desk.fetchUntilCalm();
		assertThat(this.desk.store.refusals).isEmpty();
		assertThat(this.desk.store.stored).hasSize(4);
	}

	@Test
	void refusesAMailThatIsTooLargeWithoutFetchingIt() throws Exception {
		deliver(List.of(mail(1, 7_000_000), mail(2, 10)));
		assertThat(this.desk.fetch()).isEqualTo(new Fetched(1, 1, 0, false));
		assertThat(this.desk.store.refusals.values()).containsExactly("TOO_LARGE");
		assertThat(unseen()).isZero();
	}

	@Test
	void keepsAMailThatCannotBeStoredAndTakesTheOthers() throws Exception {
		deliver(mails(4));
		String second = "%s:%d:2".formatted(this.desk.server().place(), inbox().getUidValidity());
		this.desk.store.breaksAt = second::equals;
		for (int visit = 0; visit < 5; visit++) {
			assertThatExceptionOfType(MailFailure.class).isThrownBy(this.desk::fetch)
				.satisfies((failure) -> assertThat(failure.problem()).isEqualTo(MailProblem.STORE));
		}
		assertThat(this.desk.store.stored).hasSize(3);
		assertThat(unseen()).isOne();
		this.desk.store.breaksAt = (key) -> false;
		assertThat(this.desk.fetch().stored()).isOne();
		assertThat(this.desk.store.refusals).isEmpty();
		assertThat(unseen()).isZero();
	}

	@Test
	void leavesNoTemporaryFiles() throws Exception {
		deliver(mails(2));
		this.wire.breaks(Fault.cut("BODY.PEEK", 200, 1));
		this.desk.fetchUntilCalm();
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			assertThat(files.filter((file) -> file.getFileName().toString().startsWith(Spool.PREFIX))).isEmpty();
		}
	}

	@Test
	void hearsOfNewMailAtOnceWhereTheServerHasIdle() throws Exception {
		try (OpenSockets sockets = new OpenSockets(); Inbox inbox = this.desk.open(sockets)) {
			assertThat(inbox.isLive()).isTrue();
			this.desk.round(inbox).run(() -> false);
			ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
			long began = System.nanoTime();
			sender.scheduleWithFixedDelay(() -> deliver(mails(1)), 0, 2, TimeUnit.SECONDS);
			assertThat(inbox.awaitNews(Duration.ofSeconds(60))).isTrue();
			assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
			sender.shutdown();
			assertThat(sender.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
			assertThat(this.desk.round(inbox).run(() -> false).stored()).isPositive();
		}
	}

	@Test
	void endsIdleInTimeAndGoesOnOverTheSameConnection() throws Exception {
		try (OpenSockets sockets = new OpenSockets(); Inbox inbox = this.desk.open(sockets)) {
			for (int turn = 1; turn <= 3; turn++) {
				assertThat(inbox.awaitNews(Duration.ofMillis(200))).isTrue();
				deliver(mails(1));
				assertThat(this.desk.round(inbox).run(() -> false).stored()).isOne();
			}
		}
		assertThat(this.wire.connections()).isOne();
	}

	@Test
	void noticesAServerThatGoesAwayInIdle() {
		this.wire.breaks(Fault.cut("DONE", 0, 1));
		try (OpenSockets sockets = new OpenSockets(); Inbox inbox = this.desk.open(sockets)) {
			assertThatExceptionOfType(MailFailure.class).isThrownBy(() -> inbox.awaitNews(Duration.ofMillis(100)))
				.satisfies((failure) -> assertThat(failure.problem()).isEqualTo(MailProblem.CONNECTION_LOST));
		}
	}

	@Test
	void isEndedFromOutsideInTheMidstOfIdle() throws Exception {
		OpenSockets sockets = new OpenSockets();
		Inbox inbox = this.desk.open(sockets);
		Thread closer = new Thread(sockets::close);
		closer.start();
		assertThatExceptionOfType(MailFailure.class).isThrownBy(() -> inbox.awaitNews(Duration.ofMinutes(5)));
		closer.join();
		inbox.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "IMAP", "POP3" })
	void saysThatALogInIsRefusedWithoutThePassword(MailProtocol protocol) {
		Desk other = desk(protocol);
		try (OpenSockets sockets = new OpenSockets()) {
			assertThatExceptionOfType(MailFailure.class)
				.isThrownBy(
						() -> other.connections.open(other.server(), new MailSecret("wr0ng-secret", ""), sockets, true))
				.satisfies((failure) -> {
					assertThat(failure.problem()).isEqualTo(MailProblem.LOGIN);
					assertThat(failure.details()).doesNotContain("wr0ng-secret");
				});
		}
	}

	@Test
	void leavesMailsOfPop3WhereTheyAreAndStoresThemOnce() throws Exception {
		List<byte[]> raw = deliver(List.of(mail(1, 10), "Subject: dots\r\n\r\n.\r\n..\r\nend\r\n", mail(3, 200_000)));
		Desk pop = desk(MailProtocol.POP3);
		assertThat(pop.fetch()).isEqualTo(new Fetched(3, 0, 0, false));
		assertThat(sorted(pop.store.mails.values().stream())).isEqualTo(sorted(raw.stream()));
		pop.restart();
		assertThat(pop.fetch()).isEqualTo(new Fetched(0, 0, 0, false));
		assertThat(pop.store.stored).hasSize(3).allMatch((key) -> key.contains(":uidl:"));
		assertThat(inbox().getMessageCount()).isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource({ "'',10", "STAT,0", "UIDL,5", "LIST,3", "RETR,0", "RETR,1500", "RETR,150000", "QUIT,0" })
	void survivesAPop3ConnectionCutAnywhere(String command, int after) throws Exception {
		List<byte[]> raw = deliver(List.of(mail(1, 2000), mail(2, 300_000), mail(3, 2000)));
		try (FaultyWire line = new FaultyWire(this.server.getPop3().getPort())) {
			line.breaks(Fault.cut(command, after, 2));
			Desk pop = new Desk(MailProtocol.POP3, line.port(), LARGEST);
			pop.fetchUntilCalm();
			pop.fetch();
			assertThat(pop.store.stored).hasSize(3).doesNotHaveDuplicates();
			assertThat(sorted(pop.store.mails.values().stream())).isEqualTo(sorted(raw.stream()));
		}
	}

	private Desk desk(MailProtocol protocol) {
		return new Desk(protocol, protocol.isImap() ? this.server.getImap().getPort() : this.server.getPop3().getPort(),
				LARGEST);
	}

	private static ServerSetup setup(String protocol) {
		return new ServerSetup(0, "localhost", protocol);
	}

	private static List<String> mails(int count) {
		return IntStream.rangeClosed(1, count).mapToObj((number) -> mail(number, 2000)).toList();
	}

	private static String mail(int number, int size) {
		String line = "%d 0123456789 abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ\r\n".formatted(number);
		return "From: linh@example.com\r\nTo: help@desk.example\r\nSubject: Mail %d\r\n\r\n%s".formatted(number,
				line.repeat(size / line.length() + 1));
	}

	/** What the server really has of each, byte by byte. */
	private List<byte[]> deliver(List<String> mails) {
		try {
			for (String mail : mails) {
				this.user.deliver(new MimeMessage(Session.getInstance(new Properties()),
						new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1))));
			}
			return mails.stream().map((mail) -> mail.getBytes(StandardCharsets.ISO_8859_1)).toList();
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Marks as a person's mail program does. */
	private void read(long... uids) throws FolderException {
		for (long uid : uids) {
			readAt(this.server, uid);
		}
	}

	private void readAt(GreenMail where, long uid) throws FolderException {
		where.getManagers()
			.getImapHostManager()
			.getInbox(this.user)
			.setFlags(new Flags(Flags.Flag.SEEN), true, uid, null, true);
	}

	private MailFolder inbox() throws FolderException {
		return this.server.getManagers().getImapHostManager().getInbox(this.user);
	}

	private int unseen() throws FolderException {
		return inbox().getUnseenCount();
	}

	private static List<String> sorted(Stream<byte[]> mails) {
		return mails.map((mail) -> new String(mail, StandardCharsets.ISO_8859_1)).sorted().toList();
	}

}
