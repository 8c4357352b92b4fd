package io.stagedesk.workflow.web.board;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Keeps figures that took long to find for some seconds, so that many boards cost as much
 * as one. What is found quickly is asked anew each time; who asks for what is just being
 * found gets the same. A figure that is a little older is still shown while it is found
 * anew.
 */
@Component
@EnableConfigurationProperties(BoardSettings.class)
class Kept {

	private static final Logger log = LoggerFactory.getLogger(Kept.class);

	private static final Duration QUICK = Duration.ofMillis(50);

	/** The database spends so little of its time on one figure. */
	private static final int SHARE = 20;

	private static final int MOST = 500;

	private final Map<Key, Found> found = new ConcurrentHashMap<>();

	private final Map<Key, FutureTask<Object>> seeking = new ConcurrentHashMap<>();

	private final Set<Key> underWay = ConcurrentHashMap.newKeySet();

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
	 * The figure.
	 * @param what who asks for what; what is equal has equal figures
	 */
	@SuppressWarnings("unchecked")
	<T> T get(Age age, Object what, Supplier<T> find) {
		Key key = new Key(age, what);
		Found known = this.found.get(key);
		long old = (known != null) ? System.nanoTime() - known.since() : 0;
		if (known == null || old > known.good() * age.old) {
			return (T) find(key, find);
		}
		if (old > known.good() && this.underWay.add(key)) {
			this.seeker.execute(() -> findAnew(key, find));
		}
		return (T) known.value();
	}

	/** After somebody has changed something, what is so now is looked for again. */
	void forgetNow() {
		this.found.keySet().removeIf((key) -> key.age() == Age.NOW);
	}

	private void findAnew(Key key, Supplier<?> find) {
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

	private Object find(Key key, Supplier<?> find) {
		FutureTask<Object> own = new FutureTask<>(() -> keep(key, find));
		FutureTask<Object> first = this.seeking.putIfAbsent(key, own);
		if (first != null) {
			return result(first);
		}
		try {
			own.run();
			return result(own);
		}
		finally {
			this.seeking.remove(key, own);
		}
	}

	private static Object result(FutureTask<Object> task) {
		try {
			return task.get();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private Object keep(Key key, Supplier<?> find) {
		long begin = System.nanoTime();
		Object value = find.get();
		long took = System.nanoTime() - begin;
		long good = Math.min(took * SHARE, key.age().longest(this.settings).toNanos());
		if (took < QUICK.toNanos() || good <= 0) {
			this.found.remove(key);
			return value;
		}
		if (this.found.size() >= MOST) {
			this.found.clear();
		}
		this.found.put(key, new Found(value, begin, good));
		return value;
	}

	@PreDestroy
	void stop() {
		this.seeker.shutdownNow();
	}

	/** How old a figure may be. */
	enum Age {

		/** What is so now: pages ask again when news have settled. */
		NOW(2),

		/** What was in a period of many days. */
		PAST(12);

		/** It is shown while it is found anew until so many times as old. */
		private final int old;

		Age(int old) {
			this.old = old;
		}

		private Duration longest(BoardSettings settings) {
			return (this == NOW) ? settings.keptNow() : settings.kept();
		}

	}

	private record Key(Age age, Object what) {
	}

	/**
	 * A figure.
	 *
	 * @param since when somebody began to look for it
	 * @param good how long it is shown without another look, in nanoseconds
	 */
	private record Found(Object value, long since, long good) {
	}

}
