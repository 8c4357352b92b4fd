package io.stagedesk.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.stagedesk.bench.HttpConnection;
import io.stagedesk.bench.HttpConnection.Answer;
import io.stagedesk.bench.StageDeskProcess;
import io.stagedesk.faults.Ledger.Intent;
import io.stagedesk.faults.Ledger.Kind;
import io.stagedesk.faults.Ledger.Outcome;

/**
 * Clients that create tickets, reply, claim, resolve and close until the server under
 * them is killed, and that ask again afterwards with the same keys.
 */
final class PlugPuller {

	/** Begins the subject of each ticket of this test. */
	static final String MARK = "plug-";

	private static final String APP = "Bearer demo-app";

	private static final String AGENT = "Bearer demo-ana";

	private static final int CLIENTS = 6;

	private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(45);

	private final Ledger ledger;

	private final Random random;

	private final AtomicBoolean pulled = new AtomicBoolean();

	private final AtomicReference<Exception> broken = new AtomicReference<>();

	PlugPuller(Ledger ledger, long seed) {
		this.ledger = ledger;
		this.random = new Random(seed);
	}

	/**
	 * Puts the server under load and kills it in the middle.
	 * @param server the server
	 */
	void pullThePlugOf(StageDeskProcess server) throws InterruptedException {
		int moment = this.ledger.acknowledged() + 150 + this.random.nextInt(250);
		List<Thread> clients = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			long seed = this.random.nextLong();
			Thread client = new Thread(() -> live(server.port(), new Random(seed)), "client-" + i);
			clients.add(client);
			client.start();
		}
		long begin = System.nanoTime();
		while (this.ledger.acknowledged() < moment && System.nanoTime() - begin < LIMIT_NANOS) {
			Thread.onSpinWait();
			TimeUnit.MICROSECONDS.sleep(200 + this.random.nextInt(800));
		}
		this.pulled.set(true);
		server.kill();
		for (Thread client : clients) {
			client.join();
		}
		if (this.broken.get() != null) {
			throw new IllegalStateException("A client failed before the plug was pulled", this.broken.get());
		}
		if (this.ledger.acknowledged() < moment) {
			throw new IllegalStateException("Only " + this.ledger.acknowledged() + " answers in time");
		}
	}

	/**
	 * Sends every request without answer again, with its own key.
	 * @param server the restarted server
	 */
	void askAgain(StageDeskProcess server) throws IOException {
		try (HttpConnection connection = new HttpConnection(server.port())) {
			for (Intent intent : this.ledger.unknown()) {
				send(connection, intent);
			}
		}
		catch (IllegalStateException ex) {
			throw new IllegalStateException(Files.readString(server.log()), ex);
		}
	}

	private void live(int port, Random dice) {
		try (HttpConnection connection = new HttpConnection(port)) {
			while (!this.pulled.get()) {
				liveOneTicket(connection, dice);
			}
		}
		catch (IOException | RuntimeException ex) {
			if (!this.pulled.get()) {
				this.broken.compareAndSet(null, ex);
			}
		}
	}

	private void liveOneTicket(HttpConnection connection, Random dice) throws IOException {
		String number = send(connection, creating());
		int life = dice.nextInt(6);
		if (life > 0) {
			send(connection, acting(Kind.CLAIM, number, "claim", "{}"));
		}
		for (int i = 0; i < life - 1; i++) {
			send(connection, replying(number));
		}
		if (life == 5) {
			send(connection, acting(Kind.RESOLVE, number, "resolve", "{\"resolution\":\"Done\",\"note\":null}"));
			send(connection, acting(Kind.CLOSE, number, "close", "{}"));
		}
	}

	private static Intent creating() {
		String key = MARK + UUID.randomUUID();
		String body = """
				{"requester":{"externalId":"%s","name":"Plug","email":"%s@example.com","language":"en"},\
				"subject":"%s","body":"I paid but the coins did not arrive","scenario":"SHOW","category":"payment"}"""
			.formatted(key, key, key);
		return new Intent(key, Kind.CREATE, null, "/api/v1/tickets", APP, body);
	}

	private static Intent replying(String number) {
		String key = MARK + UUID.randomUUID();
		return new Intent(key, Kind.REPLY, number, "/api/v1/tickets/" + number + "/messages", AGENT,
				"{\"visibility\":\"PUBLIC\",\"body\":\"On it: " + key + "\"}");
	}

	private static Intent acting(Kind kind, String number, String action, String body) {
		return new Intent(MARK + UUID.randomUUID(), kind, number, "/api/v1/tickets/" + number + '/' + action, AGENT,
				body);
	}

	private String send(HttpConnection connection, Intent intent) throws IOException {
		this.ledger.intend(intent);
		Answer answer = connection
			.send(HttpConnection.post(intent.path(), intent.authorization(), intent.key(), intent.body()));
		String number = (intent.ticket() != null) ? intent.ticket() : number(answer.body());
		this.ledger.learn(new Outcome(intent, answer.status(), number));
		if (answer.status() >= 300) {
			throw new IllegalStateException(intent + " was answered " + answer.status() + ": " + answer.body());
		}
		return number;
	}

	private static String number(String json) {
		int begin = json.indexOf("\"number\":\"") + 10;
		return json.substring(begin, json.indexOf('"', begin));
	}

}
