package io.stagedesk.operation.health;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class DrainTests {

	@Test
	void servesOnForAWhileBeforeTheServerStops() {
		assertThat(stopsAfter(Duration.ofMillis(300))).isGreaterThanOrEqualTo(Duration.ofMillis(300));
	}

	@Test
	void stopsAtOnceWhereNothingElseIsAsked() {
		assertThat(stopsAfter(Duration.ZERO)).isLessThan(Duration.ofMillis(300));
	}

	private static Duration stopsAfter(Duration drain) {
		Server server = new Server();
		long begin;
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.registerBean(Drain.class,
					() -> new Drain(new HealthSettings(drain, Duration.ofSeconds(1), Duration.ofSeconds(3))));
			context.registerBean(Server.class, () -> server);
			context.refresh();
			begin = System.nanoTime();
		}
		return Duration.ofNanos(server.stoppedAt - begin);
	}

	/** Stops when the web server does. */
	private static final class Server implements SmartLifecycle {

		private boolean running;

		private long stoppedAt;

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			this.stoppedAt = System.nanoTime();
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public int getPhase() {
			return DEFAULT_PHASE - 1024;
		}

	}

}
