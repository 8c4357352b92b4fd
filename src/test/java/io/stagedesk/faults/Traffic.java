package io.stagedesk.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.stagedesk.bench.HttpConnection;
import io.stagedesk.bench.HttpConnection.Answer;
import io.stagedesk.faults.Ledger.Heard;
import io.stagedesk.faults.Ledger.Intent;
import io.stagedesk.faults.Ledger.Outcome;

import static org.awaitility.Awaitility.await;

/**
 * Clients that go on through a fault: they create, claim, reply, resolve and close, and
 * ask again with the same key, on whatever node there is, until they have an answer.
 */
final class Traffic implements AutoCloseable {

	private static final int CLIENTS = 6;

	/** What a client that was told to come again waits, shorter than it was told. */
	private static final long PAUSE_MILLIS = 250;

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private final Ledger ledger;

	private final Supplier<List<Integer>> ports;

	private final List<Thread> clients = new ArrayList<>();

	private final AtomicBoolean stopped = new AtomicBoolean();

	private final Random random;

	/**
	 * @param ledger where everything is kept
	 * @param ports the nodes that a balancer would ask now
	 * @param seed chooses what clients do
	 */
	Traffic(Ledger ledger, Supplier<List<Integer>> ports, long seed) {
		this.ledger = ledger;
		this.ports = ports;
		this.random = new Random(seed);
	}

	/** Lets the clients begin, and waits until this much is acknowledged. */
	Traffic begin(int acknowledged) {
		for (int number = 0; number < CLIENTS; number++) {
			Client client = new Client(new Random(this.random.nextLong()));
			Thread thread = new Thread(client, "client-" + number);
			this.clients.add(thread);
			thread.start();
		}
		awaitMore(acknowledged);
		return this;
	}

	/** Waits until so many more requests are acknowledged. */
	void awaitMore(int acknowledged) {
		int enough = this.ledger.acknowledged() + acknowledged;
		await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> this.ledger.acknowledged() >= enough);
	}

	/** Creates tickets that no client touches; their subjects begin so. */
	void create(String prefix, int count) {
		Client client = new Client(new Random(this.random.nextLong()));
		for (int number = 0; number < count; number++) {
			client.say(client.intents.create(prefix + "-" + this.random.nextLong()));
		}
		client.hangUp();
	}

	/** Brings tickets that no client touches to their end. */
	void solve(List<String> numbers) {
		Client client = new Client(new Random(this.random.nextLong()));
		for (String number : numbers) {
			client.say(client.intents.claim(number));
			client.say(client.intents.resolve(number));
			client.say(client.intents.close(number));
		}
		client.hangUp();
	}

	/** Every client brings what it has begun to an answer, and goes. */
	@Override
	public void close() {
		this.stopped.set(true);
		await().atMost(PATIENCE.plusSeconds(60)).until(() -> this.clients.stream().noneMatch(Thread::isAlive));
	}

	private final class Client implements Runnable {

		private final Map<Integer, HttpConnection> connections = new HashMap<>();

		private final Random dice;

		private final Intents intents;

		Client(Random dice) {
			this.dice = dice;
			this.intents = new Intents(dice);
		}

		@Override
		public void run() {
			while (!Traffic.this.stopped.get()) {
				liveOneTicket();
			}
			hangUp();
		}

		private void liveOneTicket() {
			String number = say(this.intents.create());
			int life = this.dice.nextInt(6);
			if (life > 0) {
				say(this.intents.claim(number));
			}
			for (int reply = 1; reply < life && !Traffic.this.stopped.get(); reply++) {
				say(this.intents.reply(number));
			}
			if (life == 5) {
				say(this.intents.resolve(number));
				say(this.intents.close(number));
			}
		}

		/** Asks until there is an answer; without one the outcome stays unknown. */
		private String say(Intent intent) {
			Traffic.this.ledger.intend(intent);
			long begin = System.nanoTime();
			while (System.nanoTime() - begin < PATIENCE.toNanos()) {
				Answer answer = ask(intent);
				if (answer != null && answer.status() < 500) {
					String number = (intent.ticket() != null || answer.status() >= 300) ? intent.ticket()
							: number(answer.body());
					Traffic.this.ledger.learn(new Outcome(intent, answer.status(), number));
					return number;
				}
				pause();
			}
			return intent.ticket();
		}

		private Answer ask(Intent intent) {
			List<Integer> nodes = Traffic.this.ports.get();
			if (nodes.isEmpty()) {
				return null;
			}
			HttpConnection connection = this.connections.computeIfAbsent(nodes.get(this.dice.nextInt(nodes.size())),
					HttpConnection::new);
			try {
				Answer answer = connection
					.send(HttpConnection.post(intent.path(), intent.authorization(), intent.key(), intent.body()));
				Traffic.this.ledger.hear(new Heard(System.nanoTime(), answer.status(), answer.retryAfter(),
						intent.path(), (answer.status() < 300) ? "" : answer.body()));
				return answer;
			}
			catch (IOException ex) {
				Traffic.this.ledger.missed();
				return null;
			}
		}

		private void pause() {
			try {
				TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		private void hangUp() {
			this.connections.values().forEach(HttpConnection::close);
		}

	}

	private static String number(String json) {
		int begin = json.indexOf("\"number\":\"") + 10;
		return json.substring(begin, json.indexOf('"', begin));
	}

}
