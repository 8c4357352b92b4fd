package io.stagedesk.workflow.web.board;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Keeps figures that took long to find for some seconds, so that many boards cost as much
 * as one. What is found quickly is asked anew each time. A figure that is a little older
 * is still shown while it is found anew.
 */
@Component
@EnableConfigurationProperties(BoardSettings.class)
class Kept {

	private static final Logger log = LoggerFactory.getLogger(Kept.class);

	private static final Duration QUICK = Duration.ofMillis(50);

	/** The database spends so little of its time on one figure. */
	private static final int SHARE = 20;

	private static final int OLD = 12;

	private static final int MOST = 500;

	private final Map<Object, Found> found = new ConcurrentHashMap<>();

	private final Set<Object> underWay = ConcurrentHashMap.newKeySet();

	private final ExecutorService seeker = Executors.newSingleThreadExecutor((work) -> {
		Thread thread = new Thread(work, "board-figures");
		thread.setDaemon(true);
		return thread;
	});

	private final BoardSettings settings;

	Kept(BoardSettings settings) {
		this.settings = settings;
	}

	/**
	 * The figure of this key.
	 * @param key who asks for what; equal keys have equal figures
	 */
	@SuppressWarnings("unchecked")
	<T> T get(Object key, Supplier<T> find) {
		Found known = this.found.get(key);
		long age = (known != null) ? System.nanoTime() - known.since() : 0;
		if (known == null || age > known.good() * OLD) {
			return find(key, find);
		}
		if (age > known.good() && this.underWay.add(key)) {
			this.seeker.execute(() -> findAnew(key, find));
		}
		return (T) known.value();
	}

	private void findAnew(Object key, Supplier<?> find) {
		try {
			find(key, find);
		}
		catch (RuntimeException ex) {
			log.warn("A figure of the board was not found anew: {}", ex.toString());
			this.found.remove(key);
		}
		finally {
			this.underWay.remove(key);
		}
	}

	private <T> T find(Object key, Supplier<T> find) {
		long begin = System.nanoTime();
		T value = find.get();
		long now = System.nanoTime();
		long good = Math.min((now - begin) * SHARE, this.settings.kept().toNanos());
		if (now - begin < QUICK.toNanos() || good <= 0) {
			this.found.remove(key);
			return value;
		}
		if (this.found.size() >= MOST) {
			this.found.clear();
		}
		this.found.put(key, new Found(value, now, good));
		return value;
	}

	@PreDestroy
	void stop() {
		this.seeker.shutdownNow();
	}

	/**
	 * A figure.
	 *
	 * @param good how long it is shown without another look, in nanoseconds
	 */
	private record Found(Object value, long since, long good) {
	}

}
