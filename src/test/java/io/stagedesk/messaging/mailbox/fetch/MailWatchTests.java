package io.stagedesk.messaging.mailbox.fetch;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.stagedesk.DeskTest;
import io.stagedesk.messaging.mailbox.MailProblem;
import io.stagedesk.messaging.mailbox.MailProtocol;
import io.stagedesk.messaging.mailbox.MailSecret;
import io.stagedesk.messaging.mailbox.Mailbox;
import io.stagedesk.messaging.mailbox.MailboxTerms;
import io.stagedesk.messaging.mailbox.Mailboxes;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import jakarta.mail.Flags;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DeskTest
class MailWatchTests {

	private static final Viewer ADA = new Viewer("ada", "Ada", Role.ADMIN, Set.of());

	private static final Duration LONGEST = Duration.ofSeconds(30);

	@Autowired
	Mailboxes mailboxes;

	@Autowired
	Connections connections;

	@Autowired
	Statuses statuses;

	@Autowired
	JdbcClient jdbc;

	private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP));

	private final MemoryStore store = new MemoryStore();

	private MailWatch watch;

	@BeforeEach
	void start() {
		this.server.start();
		this.server.setUser(Desk.ADDRESS, Desk.ADDRESS, "secret");
		this.watch = node();
	}

	@AfterEach
	void stop() {
		this.watch.stop();
		this.jdbc.sql("delete from mailbox").update();
		this.server.stop();
	}

	@Test
	void fetchesWhatComesAndStopsAtOnce() {
		save(Desk.SECRET);
		deliver();
		this.watch.start();
		await(() -> this.store.stored.size() == 1);
		deliver();
		await(() -> this.store.stored.size() == 2);
		await(() -> status().status().checkedAt() != null);
		long began = System.nanoTime();
		this.watch.stop();
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
		assertThat(
				this.jdbc.sql("select count(*) from mailbox where leased_by is not null").query(Integer.class).single())
			.isZero();
	}

	@Test
	void saysWhyAMailboxCannotBeReadUntilItCan() {
		save(new MailSecret("wrong", ""));
		this.watch.start();
		await(() -> status().status().problem() == MailProblem.LOGIN);
		assertThat(status().status().failingSince()).isNotNull();
		deliver();
		save(Desk.SECRET);
		await(() -> this.store.stored.size() == 1);
		await(() -> status().status().problem() == null && status().status().failingSince() == null);
	}

	@Test
	void leavesAMailboxToTheNodeThatHasItUntilItsLeaseRanOut() {
		save(Desk.SECRET);
		Leases one = leases("one", Duration.ZERO);
		Leases other = leases("other", Duration.ZERO);
		assertThat(one.take("help")).isTrue();
		assertThat(other.take("help")).isFalse();
		assertThat(other.open()).isEmpty();
		assertThat(one.take("help")).isTrue();
		assertThat(one.open()).containsKey("help");
		Leases later = leases("later", Leases.LENGTH.plusSeconds(1));
		assertThat(later.open()).containsKey("help");
		assertThat(later.take("help")).isTrue();
		one.renew();
		assertThat(one.open()).isEmpty();
		one.release(Set.of("help"));
		assertThat(one.take("help")).isFalse();
		later.release(Set.of("help"));
		assertThat(one.take("help")).isTrue();
	}

	@Test
	void harmsNothingWhenTwoNodesFetchAtOnce() throws Exception {
		Mailbox mailbox = save(Desk.SECRET);
		fetcher().fetchOnce(mailbox);
		for (int count = 0; count < 20; count++) {
			deliver();
		}
		readSomeOfThem();
		Thread other = new Thread(() -> fetchUntilItWorks(mailbox));
		other.start();
		fetchUntilItWorks(mailbox);
		other.join();
		assertThat(this.store.mails).hasSize(20);
		assertThat(this.store.refusals).isEmpty();
		assertThat(watermark()).isEqualTo(20);
	}

	@Test
	void neverLowersAWatermarkAndBeginsAnewInAnotherFolder() throws Exception {
		Mailbox mailbox = save(Desk.SECRET);
		deliver();
		deliver();
		fetcher().fetchOnce(mailbox);
		assertThat(watermark()).isEqualTo(2);
		Watermarks watermarks = new Watermarks(this.jdbc);
		try (OpenSockets sockets = new OpenSockets(); Inbox inbox = fetcher().open(mailbox, sockets)) {
			watermarks.raise("help", inbox, 0, inbox.waiting(0), (one) -> one.number() == 1);
			assertThat(watermark()).isEqualTo(2);
			this.jdbc.sql("update mailbox set uid_validity = 'another', uid_done = 77").update();
			watermarks.raise("help", inbox, 0, inbox.waiting(0), (one) -> true);
			assertThat(watermark()).isEqualTo(77);
			assertThat(watermarks.of("help", inbox)).isEqualTo(2);
		}
	}

	@Test
	void keepsTheFailureOfAFetchByHand() {
		Mailbox mailbox = save(new MailSecret("wrong", ""));
		assertThatExceptionOfType(MailFailure.class).isThrownBy(() -> fetcher().fetchOnce(mailbox));
		assertThat(status().status().problem()).isEqualTo(MailProblem.LOGIN);
		assertThat(fetcher().fetchOnce(save(Desk.SECRET))).isEqualTo(new Fetched(0, 0, 0, false));
		assertThat(status().status().problem()).isNull();
	}

	private Mailbox save(MailSecret secret) {
		MailboxTerms terms = new MailboxTerms(Desk.ADDRESS,
				Desk.server(MailProtocol.IMAP, "localhost", this.server.getImap().getPort()), secret, "", "", "",
				Duration.ofSeconds(1), true);
		return this.mailboxes.save("help", terms, Optional.empty(), ADA).value();
	}

	private Mailbox status() {
		return this.mailboxes.find("help").orElseThrow();
	}

	private long watermark() {
		return this.jdbc.sql("select uid_done from mailbox where id = 'help'").query(Long.class).single();
	}

	private void readSomeOfThem() throws FolderException {
		MailFolder inbox = this.server.getManagers()
			.getImapHostManager()
			.getInbox(this.server.getUserManager().getUser(Desk.ADDRESS));
		for (long uid = 5; uid <= 15; uid++) {
			inbox.setFlags(new Flags(Flags.Flag.SEEN), true, uid, null, true);
		}
	}

	/** The test's server may end one of two connections that mark the same mail. */
	private void fetchUntilItWorks(Mailbox mailbox) {
		await(() -> {
			try {
				return fetcher().fetchOnce(mailbox).failed() == 0;
			}
			catch (MailFailure ex) {
				return false;
			}
		});
	}

	private void deliver() {
		this.server.getUserManager()
			.getUser(Desk.ADDRESS)
			.deliver(GreenMailUtil.createTextEmail(Desk.ADDRESS, "linh@example.com", "Coins", "not there",
					this.server.getImap().getServerSetup()));
	}

	private MailWatch node() {
		return new MailWatch(this.mailboxes, fetcher(), this.statuses, new FetchSettings(true, Duration.ofSeconds(5)),
				this.jdbc, Clock.systemUTC());
	}

	private MailFetcher fetcher() {
		return new MailFetcher(this.mailboxes, this.connections, this.store, this.statuses, new Watermarks(this.jdbc),
				Desk.limits(DataSize.ofMegabytes(1)));
	}

	private Leases leases(String node, Duration ahead) {
		return new Leases(this.jdbc, Clock.offset(Clock.systemUTC(), ahead), node);
	}

	private static void await(BooleanSupplier condition) {
		// What the server's own threads stumble over ends a connection; that is for the
		// fetcher to survive.
		Awaitility.await().dontCatchUncaughtExceptions().atMost(LONGEST).until(condition::getAsBoolean);
	}

}
