package io.stagedesk.operation.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TurnsTests {

	@Test
	void refusesAtOnceWhereNobodyMayWait() {
		Turns turns = new Turns(2, 0, Duration.ofMinutes(1));
		assertThat(turns.take()).isTrue();
		assertThat(turns.take()).isTrue();
		assertThat(turns.take()).isFalse();
		assertThat(turns.atWork()).isEqualTo(2);
		turns.giveBack();
		assertThat(turns.take()).isTrue();
	}

	@Test
	void refusesAfterAShortWait() {
		Turns turns = new Turns(1, 1, Duration.ofMillis(20));
		assertThat(turns.take()).isTrue();
		long begin = System.nanoTime();
		assertThat(turns.take()).isFalse();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
		assertThat(turns.waiting()).isZero();
	}

	@Test
	void givesATurnToTheOneWhoWaitsAndRefusesTheNext() throws Exception {
		Turns turns = new Turns(1, 1, Duration.ofMinutes(1));
		turns.take();
		CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(turns::take);
		while (turns.waiting() == 0) {
			Thread.onSpinWait();
		}
		assertThat(turns.take()).isFalse();
		turns.giveBack();
		assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
		assertThat(turns.atWork()).isOne();
		assertThat(turns.waiting()).isZero();
	}

	@Test
	void sizesItselfByThreadsAndConnections() {
		LoadSettings byItself = new LoadSettings(0, -1, Duration.ofSeconds(2), Duration.ofSeconds(10));
		assertThat(byItself.turns(200, 20).most()).isEqualTo(30);
		assertThat(byItself.turns(32, 20).most()).isEqualTo(16);
		assertThat(byItself.turns(1, 1).most()).isOne();
		assertThat(new LoadSettings(7, 0, Duration.ZERO, Duration.ofSeconds(10)).turns(200, 20).most()).isEqualTo(7);
	}

}
