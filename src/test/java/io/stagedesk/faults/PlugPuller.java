package io.stagedesk.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.stagedesk.bench.HttpConnection;
import io.stagedesk.bench.StageDeskProcess;
import io.stagedesk.faults.Ledger.Intent;

/**
 * Clients that create tickets, reply, claim, resolve and close until the server under
 * them is killed, and that ask again afterwards with the same keys.
 */
final class PlugPuller {

	private static final int CLIENTS = 6;

	private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(45);

	private final Ledger ledger;

	private final TicketLives lives;

	private final Random random;

	private final AtomicBoolean pulled = new AtomicBoolean();

	private final AtomicReference<Exception> broken = new AtomicReference<>();

	private long killedAt;

	PlugPuller(Ledger ledger, long seed) {
		this.ledger = ledger;
		this.lives = new TicketLives(ledger);
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
		this.killedAt = System.nanoTime();
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
	 * Asks the restarted server for something.
	 * @param server the restarted server
	 * @return the time from the kill to its answer
	 */
	Duration firstAnswer(StageDeskProcess server) throws IOException {
		try (HttpConnection connection = new HttpConnection(server.port())) {
			connection.send(HttpConnection.get("/api/v1/tickets?limit=1", "Bearer demo-mona")).expect(200);
		}
		return Duration.ofNanos(System.nanoTime() - this.killedAt);
	}

	/**
	 * Sends every request without answer again, with its own key.
	 * @param server the restarted server
	 */
	void askAgain(StageDeskProcess server) throws IOException {
		try (HttpConnection connection = new HttpConnection(server.port())) {
			for (Intent intent : this.ledger.unknown()) {
				this.lives.send(connection, intent);
			}
		}
		catch (IllegalStateException ex) {
			throw new IllegalStateException(Files.readString(server.log()), ex);
		}
	}

	private void live(int port, Random dice) {
		try (HttpConnection connection = new HttpConnection(port)) {
			while (!this.pulled.get()) {
				this.lives.liveOne(connection, dice);
			}
		}
		catch (IOException | RuntimeException ex) {
			if (!this.pulled.get()) {
				this.broken.compareAndSet(null, ex);
			}
		}
	}

}
