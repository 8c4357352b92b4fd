package io.stagedesk.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.bench.HttpConnection;
import io.stagedesk.bench.StageDeskProcess;
import io.stagedesk.bench.Supervisor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A thousand streams of events break at once, and all come back at once, while the desk
 * is at work.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class CutStreamsIT {

	private static final int STREAMS = 1000;

	private static final Duration REACH = Duration.ofSeconds(60);

	/** A stream that is gone is noticed at the next word to it. */
	private static final Duration NOTICED = Duration.ofSeconds(60);

	private static final Pattern VALUE = Pattern.compile("\"value\":([0-9]+)");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Seed seed;

	private final Ledger ledger = new Ledger();

	@TempDir
	private Path folder;

	CutStreamsIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void tellsEachStreamEverythingOnceAllTheSame() throws Exception {
		try (DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder)
			.with("STAGEDESK_LIVE_PERPERSON", String.valueOf(2 * STREAMS + 1))) {
			StageDeskProcess node = desk.start();
			String cookies = new Supervisor(node.port()).logIn();
			try (EventListeners whole = new EventListeners(node.port(), cookies, 1);
					EventListeners cut = new EventListeners(node.port(), cookies, STREAMS)) {
				open(whole, 1);
				open(cut, STREAMS);
				assertThat(streams(node)).isEqualTo(STREAMS + 1);
				Duration back;
				Duration p99;
				int answers;
				OrdinaryClients clients = OrdinaryClients.start(this.ledger, node.port(), this.seed.value());
				try (clients) {
					awaitTold(whole, 20 + this.seed.next(30));
					clients.forget();
					cut.cut();
					int missed = told(whole) + this.seed.next(60);
					await().atMost(REACH).pollInterval(Duration.ofMillis(5)).until(() -> told(whole) >= missed);
					back = open(cut, STREAMS);
					p99 = clients.p99();
					answers = clients.answers();
					awaitTold(whole, told(whole) + 20);
				}
				assertThat(clients.failures()).isEmpty();
				int resynced = assertToldOnce(whole, cut);
				assertThat(streams(node)).as("those that were cut are gone").isEqualTo(STREAMS + 1);
				assertThat(whole.ended() + cut.ended()).as("ended by the server").isZero();
				cut.cut();
				long begin = System.nanoTime();
				await().atMost(NOTICED)
					.pollInterval(Duration.ofMillis(100))
					.untilAsserted(() -> assertThat(streams(node)).isEqualTo(1));
				Duration freed = Duration.ofNanos(System.nanoTime() - begin);
				desk.assertSound(this.ledger);
				this.seed.report(
						"%d streams cut at once, all back %d ms after they tried to: %d changes, each told once on %d of them, %d were told to read again; %d answers to others meanwhile, p99 %d ms; with nobody left to tell, all freed after %d ms",
						STREAMS, back.toMillis(), told(whole), STREAMS - resynced, resynced, answers, p99.toMillis(),
						freed.toMillis());
			}
		}
	}

	private static Duration open(EventListeners listeners, int count) throws IOException {
		long begin = System.nanoTime();
		listeners.open();
		await().atMost(REACH).pollInterval(Duration.ofMillis(20)).until(() -> listeners.count() == count);
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	private static void awaitTold(EventListeners whole, int changes) {
		await().atMost(REACH).pollInterval(Duration.ofMillis(20)).until(() -> told(whole) >= changes);
	}

	private static int told(EventListeners whole) {
		return changes(whole.heard().get(0)).size();
	}

	/**
	 * Each stream was told what the one was that was never cut, in the same order. Who
	 * was told to read again may have missed what was before.
	 * @return how many were told so
	 */
	private int assertToldOnce(EventListeners whole, EventListeners cut) {
		List<String> all = new ArrayList<>();
		await().atMost(REACH).pollInterval(Duration.ofMillis(250)).until(() -> {
			all.clear();
			all.addAll(changes(whole.heard().get(0)));
			return cut.heard().stream().allMatch((one) -> endsAlike(changes(one), all));
		});
		int resynced = 0;
		for (List<String> heard : cut.heard()) {
			List<String> changes = changes(heard);
			int last = changes.lastIndexOf(EventListeners.RESYNC);
			if (last < 0) {
				assertThat(changes).isEqualTo(all);
			}
			else {
				resynced++;
				int first = changes.indexOf(EventListeners.RESYNC);
				assertThat(all).startsWith(changes.subList(0, first).toArray(String[]::new));
				assertThat(all).endsWith(changes.subList(last + 1, changes.size()).toArray(String[]::new));
			}
		}
		this.ledger.tickets()
			.keySet()
			.forEach((number) -> assertThat(all).as(number).anyMatch((change) -> change.contains(number)));
		return resynced;
	}

	private static boolean endsAlike(List<String> one, List<String> all) {
		return !one.isEmpty() && one.get(one.size() - 1).equals(all.get(all.size() - 1));
	}

	/** One by one, as some events tell of several changes. */
	private static List<String> changes(List<String> heard) {
		List<String> changes = new ArrayList<>();
		for (String one : heard) {
			if (one.equals(EventListeners.RESYNC)) {
				changes.add(one);
			}
			else {
				JSON.readTree(one).forEach((change) -> changes.add(change.toString()));
			}
		}
		return changes;
	}

	private static int streams(StageDeskProcess node) throws IOException {
		try (HttpConnection connection = new HttpConnection(node.port())) {
			String json = connection
				.send(HttpConnection.get("/actuator/metrics/stagedesk.live.streams", "Bearer demo-ada"))
				.expect(200)
				.body();
			Matcher value = VALUE.matcher(json);
			assertThat(value.find()).as(json).isTrue();
			return Integer.parseInt(value.group(1));
		}
	}

}
