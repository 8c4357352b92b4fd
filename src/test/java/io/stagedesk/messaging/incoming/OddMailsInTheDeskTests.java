package io.stagedesk.messaging.incoming;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.messaging.mime.OddMails;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Odd mails among good ones, read by two workers at once: all end accounted for. */
@DeskTest
@Import(MailRoomConfiguration.class)
@TestPropertySource(properties = "stagedesk.mail.incoming.reading=false")
class OddMailsInTheDeskTests {

	private static final int ODD = 1_000;

	private static final int GOOD = 60;

	@Autowired
	MailRoom room;

	@Autowired
	Tickets tickets;

	@Autowired
	Fixtures fixtures;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TestTime time;

	@BeforeEach
	void begin() {
		this.room.mailbox("help", "help@stagedesk.example", null, null, null);
	}

	@AfterEach
	void backToNow() {
		this.time.backToNow();
	}

	@Test
	void bringsAThousandOddMailsToAnEndAndEachGoodOneToATicket() throws Exception {
		long seed = 20261122;
		List<Callable<Long>> deliveries = new ArrayList<>();
		OddMails.of(ODD, seed).forEach((mail) -> deliveries.add(() -> this.room.store("help", mail)));
		List<Long> good = Collections.synchronizedList(new ArrayList<>());
		IntStream.range(0, GOOD).forEach((number) -> deliveries.add(() -> {
			long id = this.room.store("help", good(number));
			good.add(id);
			return id;
		}));
		Collections.shuffle(deliveries, new Random(seed));
		List<Long> all = new ArrayList<>();
		for (Callable<Long> delivery : deliveries) {
			all.add(delivery.call());
		}
		readByTwo();
		assertThat(all).hasSize(ODD + GOOD).allSatisfy((id) -> {
			IncomingMail mail = this.room.find(id);
			assertThat(mail.state()).as("mail %s", mail)
				.isIn(IncomingState.PROCESSED, IncomingState.QUARANTINED, IncomingState.RULED_OUT);
			assertThat(mail.reason()).as("mail %s", mail).isNotNull();
			if (mail.state() == IncomingState.PROCESSED && mail.reason() != MailReason.REPORT) {
				assertThat(mail.messageId()).as("mail %s", mail).isNotNull();
			}
		});
		assertThat(good).hasSize(GOOD).allSatisfy((id) -> {
			IncomingMail mail = this.room.find(id);
			assertThat(mail.reason()).isEqualTo(MailReason.NEW_TICKET);
			assertThat(this.tickets.messages(mail.ticket(), this.fixtures.viewer("ada")).get(0).body())
				.isEqualTo("Where are my coins? " + mail.subject());
		});
		assertThat(count(
				"select count(*) from ticket t where not exists (select 1 from message m where m.ticket_id = t.id)"))
			.isZero();
		assertThat(count("""
				select count(*) from (select message_id from incoming_mail where message_id is not null
				and reason <> 'REPORT' group by message_id having count(*) > 1) as twice""")).isZero();
	}

	@Test
	void putsPoisonAsideAndReadsTheNextMailSoonAfter() throws Exception {
		Map<String, byte[]> poison = OddMails.poison();
		for (Map.Entry<String, byte[]> one : poison.entrySet()) {
			long bad = this.room.store("help", one.getValue());
			long good = this.room.store("help", good(one.getKey().hashCode() & 0xffffff));
			readByTwo();
			assertThat(this.room.find(bad).state()).as(one.getKey())
				.isIn(IncomingState.PROCESSED, IncomingState.QUARANTINED, IncomingState.RULED_OUT);
			assertThat(this.room.find(good).state()).as("after " + one.getKey()).isEqualTo(IncomingState.PROCESSED);
		}
		assertThat(poison).isNotEmpty();
		assertThat(count("select count(*) from incoming_mail where state = 'QUARANTINED'")).isPositive();
	}

	private void readByTwo() throws InterruptedException, ExecutionException {
		ExecutorService workers = Executors.newFixedThreadPool(2);
		try {
			List<Future<?>> both = List.of(workers.submit(this.room::read), workers.submit(this.room::read));
			for (Future<?> one : both) {
				one.get();
			}
		}
		finally {
			workers.shutdown();
		}
		while (count("select count(*) from incoming_mail where state = 'STORED'") > 0) {
			this.time.pass(Duration.ofMinutes(1));
			this.room.read();
		}
	}

	private long count(String query) {
		return this.jdbc.sql(query).query(Long.class).single();
	}

	private static byte[] good(int number) {
		String subject = "Question " + number + " of " + System.nanoTime();
		return """
				From: Good %d <good%d.%d@example.com>
				To: help@stagedesk.example
				Subject: %s
				Message-ID: <good.%d.%d@example.com>
				Content-Type: text/plain; charset=utf-8

				Where are my coins? %s
				""".formatted(number, number, System.nanoTime(), subject, number, System.nanoTime(), subject)
			.replace("\n", "\r\n")
			.getBytes(StandardCharsets.UTF_8);
	}

}
