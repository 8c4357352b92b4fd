package io.stagedesk.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import io.stagedesk.bench.HttpConnection;
import io.stagedesk.bench.HttpConnection.Answer;
import io.stagedesk.faults.Ledger.Heard;
import io.stagedesk.faults.Ledger.Intent;
import io.stagedesk.faults.Ledger.Outcome;

/**
 * Clients that do a little all the time and measure how long they wait for their answers:
 * they create tickets, take them, and read lists. Nobody asks again what was refused.
 */
final class OrdinaryClients implements AutoCloseable {

	private static final int CLIENTS = 3;

	private static final String LIST = "/api/v1/tickets?limit=20";

	private final Ledger ledger;

	private final int port;

	private final Queue<Long> waits = new ConcurrentLinkedQueue<>();

	private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();

	private final List<Thread> threads = new ArrayList<>();

	private volatile boolean stopped;

	private OrdinaryClients(Ledger ledger, int port) {
		this.ledger = ledger;
		this.port = port;
	}

	static OrdinaryClients start(Ledger ledger, int port, long seed) {
		OrdinaryClients clients = new OrdinaryClients(ledger, port);
		for (int one = 0; one < CLIENTS; one++) {
			Intents intents = new Intents(new Random(seed + one));
			Thread thread = new Thread(() -> clients.work(intents), "ordinary-" + one);
			clients.threads.add(thread);
			thread.start();
		}
		return clients;
	}

	private void work(Intents intents) {
		while (!this.stopped) {
			try (HttpConnection connection = new HttpConnection(this.port)) {
				for (int turn = 0; turn < 20 && !this.stopped; turn++) {
					String number = send(connection, intents.create());
					send(connection, intents.claim(number));
					read(connection);
					TimeUnit.MILLISECONDS.sleep(20);
				}
			}
			catch (IOException | RuntimeException ex) {
				this.failures.add(ex);
				return;
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private String send(HttpConnection connection, Intent intent) throws IOException {
		this.ledger.intend(intent);
		Answer answer = timed(connection, intent.path(),
				HttpConnection.post(intent.path(), intent.authorization(), intent.key(), intent.body()));
		String number = (intent.ticket() != null) ? intent.ticket()
				: answer.expect(201).body().replaceFirst("(?s).*?\"number\":\"([^\"]+)\".*", "$1");
		this.ledger.learn(new Outcome(intent, answer.status(), number));
		return number;
	}

	private void read(HttpConnection connection) throws IOException {
		timed(connection, LIST, HttpConnection.get(LIST, Intents.AGENT)).expect(200);
	}

	private Answer timed(HttpConnection connection, String path, byte[] request) throws IOException {
		long begin = System.nanoTime();
		Answer answer = connection.send(request);
		long end = System.nanoTime();
		this.waits.add(end - begin);
		this.ledger.hear(new Heard(end, answer.status(), answer.retryAfter(), path,
				(answer.status() < 300) ? "" : answer.body()));
		return answer;
	}

	/** What nobody who does no harm should have met. */
	List<Exception> failures() {
		return List.copyOf(this.failures);
	}

	/** How many answers came since the last {@link #forget()}. */
	int answers() {
		return this.waits.size();
	}

	/** Begins to measure anew. */
	void forget() {
		this.waits.clear();
	}

	/** So long or less 99 of 100 have waited. */
	Duration p99() {
		List<Long> sorted = this.waits.stream().sorted().toList();
		return Duration.ofNanos(sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1));
	}

	@Override
	public void close() {
		this.stopped = true;
		try {
			for (Thread one : this.threads) {
				one.join();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
