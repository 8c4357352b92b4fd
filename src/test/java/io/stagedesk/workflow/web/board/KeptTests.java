package io.stagedesk.workflow.web.board;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class KeptTests {

	private static final Duration DEAR = Duration.ofMillis(60);

	private final AtomicInteger asked = new AtomicInteger();

	private Kept kept = new Kept(new BoardSettings(Duration.ofMinutes(1)));

	@AfterEach
	void stop() {
		this.kept.stop();
	}

	@Test
	void asksAnewForWhatIsFoundQuickly() {
		assertThat(this.kept.<Integer>get("key", this.asked::incrementAndGet)).isEqualTo(1);
		assertThat(this.kept.<Integer>get("key", this.asked::incrementAndGet)).isEqualTo(2);
	}

	@Test
	void keepsWhatIsDear() {
		assertThat(this.kept.<Integer>get("key", this::slowly)).isEqualTo(1);
		assertThat(this.kept.<Integer>get("key", this::slowly)).isEqualTo(1);
		assertThat(this.kept.<Integer>get("other", this::slowly)).isEqualTo(2);
	}

	@Test
	void keepsNothingWhereToldSo() {
		this.kept.stop();
		this.kept = new Kept(new BoardSettings(Duration.ZERO));
		assertThat(this.kept.<Integer>get("key", this::slowly)).isEqualTo(1);
		assertThat(this.kept.<Integer>get("key", this::slowly)).isEqualTo(2);
	}

	@Test
	void showsWhatIsALittleOlderWhileItIsFoundAnew() throws InterruptedException {
		this.kept.stop();
		this.kept = new Kept(new BoardSettings(Duration.ofMillis(100)));
		this.kept.get("key", this::slowly);
		LockSupport.parkNanos(Duration.ofMillis(120).toNanos());
		CountDownLatch anew = new CountDownLatch(1);
		assertThat(this.kept.<Integer>get("key", () -> {
			anew.countDown();
			return slowly();
		})).isEqualTo(1);
		assertThat(anew.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void failsWhereTheFigureCannotBeFound() {
		assertThatIllegalStateException().isThrownBy(() -> this.kept.get("key", () -> {
			throw new IllegalStateException("no database");
		}));
	}

	private int slowly() {
		long until = System.nanoTime() + DEAR.toNanos();
		while (System.nanoTime() < until) {
			LockSupport.parkNanos(until - System.nanoTime());
		}
		return this.asked.incrementAndGet();
	}

}
