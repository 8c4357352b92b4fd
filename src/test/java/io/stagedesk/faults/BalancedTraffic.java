package io.stagedesk.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.bench.HttpConnection;

/**
 * A desk at work: apps and agents by the API, people in their browsers. Nobody tries
 * again what went wrong; each failure is kept.
 */
final class BalancedTraffic {

	private static final List<String> PEOPLE = List.of("ana", "yuki", "mona");

	private static final String TICKET = """
			{"requester":{"externalId":"u-rolling","name":"Linh Tran"},"subject":"Called about coins",\
			"body":"Says that the coins did not arrive","channel":"PHONE","category":"payment"}""";

	private static final Pattern NUMBER = Pattern.compile("SD-\\d+");

	private static final int PROGRAMS = 2;

	private final List<Thread> threads = new ArrayList<>();

	private final List<HttpConnection> connections = new ArrayList<>();

	private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();

	private final AtomicLong pages = new AtomicLong();

	private final AtomicLong acts = new AtomicLong();

	private final AtomicLong events = new AtomicLong();

	private final AtomicLong goodByes = new AtomicLong();

	private final Ledger ledger;

	private final int port;

	private volatile boolean stopped;

	private BalancedTraffic(Ledger ledger, int port) {
		this.ledger = ledger;
		this.port = port;
	}

	/** What somebody does again and again. */
	@FunctionalInterface
	private interface Turn {

		void take() throws Exception;

	}

	static BalancedTraffic start(Ledger ledger, int port, long seed) throws Exception {
		BalancedTraffic traffic = new BalancedTraffic(ledger, port);
		for (int one = 0; one < PROGRAMS; one++) {
			Random dice = new Random(seed + one);
			HttpConnection connection = new HttpConnection(port);
			traffic.connections.add(connection);
			traffic.repeat(() -> new TicketLives(ledger).liveOne(connection, dice));
		}
		for (String login : PEOPLE) {
			Browser browser = Browser.loggedIn(port, login);
			traffic.repeat(() -> traffic.work(browser));
			traffic.listen(browser);
		}
		traffic.repeat(traffic::comeAndGo);
		return traffic;
	}

	/** Reads the list, writes a ticket down for somebody, opens it and takes it. */
	private void work(Browser browser) throws Exception {
		browser.look("/desk");
		String created = browser.act("/api/v1/tickets", TICKET);
		Matcher number = NUMBER.matcher(created);
		if (!number.find()) {
			throw new IllegalStateException(created);
		}
		browser.look("/desk/tickets/" + number.group());
		browser.act("/api/v1/tickets/%s/claim".formatted(number.group()), "{}");
		this.pages.addAndGet(2);
		this.acts.addAndGet(2);
	}

	/** Logs in on whichever node, works on whichever, logs out on whichever. */
	private void comeAndGo() throws Exception {
		Browser browser = Browser.loggedIn(this.port, "lina");
		browser.look("/me");
		browser.logOut();
		this.pages.addAndGet(3);
	}

	private void listen(Browser browser) {
		Thread thread = new Thread(() -> {
			try {
				while (!this.stopped) {
					if (browser.listen(this.events::incrementAndGet)) {
						this.goodByes.incrementAndGet();
					}
					else if (!this.stopped) {
						throw new IllegalStateException("A stream broke");
					}
				}
			}
			catch (Exception ex) {
				fail(ex);
			}
		}, "listener");
		thread.setDaemon(true);
		thread.start();
	}

	private void repeat(Turn turn) {
		Thread thread = new Thread(() -> {
			while (!this.stopped) {
				try {
					turn.take();
				}
				catch (Exception ex) {
					fail(ex);
				}
			}
		}, "traffic");
		this.threads.add(thread);
		thread.start();
	}

	private void fail(Exception failure) {
		if (!this.stopped) {
			this.failures.add(failure);
		}
	}

	/** Waits until so much more was done by everybody. */
	void awaitMore(int more) throws InterruptedException {
		long pages = this.pages.get() + more;
		long acts = this.acts.get() + more;
		int requests = this.ledger.acknowledged() + more;
		while (this.failures.isEmpty()
				&& (this.pages.get() < pages || this.acts.get() < acts || this.ledger.acknowledged() < requests)) {
			TimeUnit.MILLISECONDS.sleep(20);
		}
	}

	List<Exception> failures() {
		return List.copyOf(this.failures);
	}

	long goodByes() {
		return this.goodByes.get();
	}

	long events() {
		return this.events.get();
	}

	/** What was done. */
	@Override
	public String toString() {
		return "%d pages, %d acts from pages, %d requests by the API, %d events, %d streams taken up again".formatted(
				this.pages.get(), this.acts.get(), this.ledger.acknowledged(), this.events.get(), this.goodByes.get());
	}

	/** Lets everybody finish what they have begun; streams end with their node. */
	void finish() throws InterruptedException {
		this.stopped = true;
		for (Thread one : this.threads) {
			one.join();
		}
		this.connections.forEach(HttpConnection::close);
	}

}
