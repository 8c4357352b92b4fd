package io.stagedesk.workflow.web.board;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import io.stagedesk.workflow.web.board.Kept.Age;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class KeptTests {

	private static final Duration DEAR = Duration.ofMillis(60);

	private final AtomicInteger asked = new AtomicInteger();

	private Kept kept = new Kept(new BoardSettings(Duration.ofMinutes(1), Duration.ofMinutes(1)));

	@AfterEach
	void stop() {
		this.kept.stop();
	}

	@Test
	void asksAnewForWhatIsFoundQuickly() {
		assertThat(this.kept.<Integer>get(Age.PAST, "key", this.asked::incrementAndGet)).isEqualTo(1);
		assertThat(this.kept.<Integer>get(Age.PAST, "key", this.asked::incrementAndGet)).isEqualTo(2);
	}

	@Test
	void keepsWhatIsDear() {
		assertThat(this.kept.<Integer>get(Age.PAST, "key", this::slowly)).isEqualTo(1);
		assertThat(this.kept.<Integer>get(Age.PAST, "key", this::slowly)).isEqualTo(1);
		assertThat(this.kept.<Integer>get(Age.PAST, "other", this::slowly)).isEqualTo(2);
	}

	@Test
	void keepsNothingWhereToldSo() {
		this.kept.stop();
		this.kept = new Kept(new BoardSettings(Duration.ZERO, Duration.ZERO));
		assertThat(this.kept.<Integer>get(Age.PAST, "key", this::slowly)).isEqualTo(1);
		assertThat(this.kept.<Integer>get(Age.PAST, "key", this::slowly)).isEqualTo(2);
	}

	@Test
	void showsWhatIsALittleOlderWhileItIsFoundAnew() throws InterruptedException {
		this.kept.stop();
		this.kept = new Kept(new BoardSettings(Duration.ofMillis(100), Duration.ZERO));
		this.kept.get(Age.PAST, "key", this::slowly);
		LockSupport.parkNanos(Duration.ofMillis(120).toNanos());
		CountDownLatch anew = new CountDownLatch(1);
		assertThat(this.kept.<Integer>get(Age.PAST, "key", () -> {
			anew.countDown();
			return slowly();
		})).isEqualTo(1);
		assertThat(anew.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void looksAgainForWhatIsSoNowAfterSomethingWasDone() {
		assertThat(this.kept.<Integer>get(Age.NOW, "key", this::slowly)).isEqualTo(1);
		assertThat(this.kept.<Integer>get(Age.PAST, "key", this::slowly)).isEqualTo(2);
		this.kept.forgetNow();
		assertThat(this.kept.<Integer>get(Age.NOW, "key", this::slowly)).isEqualTo(3);
		assertThat(this.kept.<Integer>get(Age.PAST, "key", this::slowly)).isEqualTo(2);
	}

	@Test
	void givesWhoAsksMeanwhileWhatIsBeingFound() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> this.kept.get(Age.NOW, "key", () -> {
			begun.countDown();
			await(end);
			return this.asked.incrementAndGet();
		}));
		await(begun);
		CompletableFuture<Integer> second = new CompletableFuture<>();
		Thread other = new Thread(
				() -> second.complete(this.kept.get(Age.NOW, "key", () -> this.asked.incrementAndGet())));
		other.start();
		while (other.getState() != Thread.State.WAITING && !second.isDone()) {
			Thread.onSpinWait();
		}
		end.countDown();
		assertThat(List.of(first.join(), second.join())).containsExactly(1, 1);
	}

	@Test
	void failsWhereTheFigureCannotBeFound() {
		assertThatIllegalStateException().isThrownBy(() -> this.kept.get(Age.PAST, "key", () -> {
			throw new IllegalStateException("no database");
		}));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int slowly() {
		long until = System.nanoTime() + DEAR.toNanos();
		while (System.nanoTime() < until) {
			LockSupport.parkNanos(until - System.nanoTime());
		}
		return this.asked.incrementAndGet();
	}

}
