package io.stagedesk.search.index;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.stagedesk.search.SearchSettings;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The index of this node and the one thread that keeps it. Nothing but search depends on
 * it: when it breaks, it is opened again, and made anew where that does not help.
 */
@Component
public class IndexNode implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(IndexNode.class);

	private static final Duration REST = Duration.ofSeconds(2);

	/** In rests. */
	private static final int LONGEST_REST = 30;

	private static final int ATTEMPTS = 3;

	private static final Duration GOOD_BYE = Duration.ofSeconds(15);

	private final IndexFolder folder;

	private final SourceRows rows;

	private final JdbcClient jdbc;

	private final SearchSettings settings;

	private final Clock clock;

	private volatile Optional<LiveIndex> index = Optional.empty();

	private volatile int percent;

	private volatile boolean broken;

	private volatile CountDownLatch stopped = new CountDownLatch(0);

	private Optional<Upkeep> upkeep = Optional.empty();

	private Optional<Thread> thread = Optional.empty();

	private int failures;

	IndexNode(SourceRows rows, JdbcClient jdbc, SearchSettings settings, Clock clock) {
		this.folder = new IndexFolder(settings.directory());
		this.rows = rows;
		this.jdbc = jdbc;
		this.settings = settings;
		this.clock = clock;
	}

	/** Empty while it is opened. */
	public Optional<LiveIndex> index() {
		return this.index;
	}

	/** How much of all tickets can be found, 0 to 100. */
	public int percent() {
		return this.percent;
	}

	/** Somebody who searched found it broken; it is made anew. */
	public void suspect(IOException failure) {
		log.warn("The search index is broken and is made anew", failure);
		this.broken = true;
	}

	/** Does at once all that is to be done. */
	public synchronized void catchUp() {
		try {
			open();
			while (step()) {
				log.trace("There is more");
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("The search index cannot be kept", ex);
		}
	}

	@Override
	public void start() {
		if (!this.settings.following()) {
			return;
		}
		this.stopped = new CountDownLatch(1);
		Thread keeper = new Thread(this::run, "search-index");
		keeper.setDaemon(true);
		keeper.start();
		this.thread = Optional.of(keeper);
	}

	private void run() {
		while (this.stopped.getCount() > 0) {
			Duration pause = this.settings.pause();
			long begin = System.nanoTime();
			try {
				boolean more = keep();
				this.failures = 0;
				pause = more ? Duration.ofNanos((System.nanoTime() - begin) / 2) : pause;
			}
			catch (IOException | AlreadyClosedException ex) {
				lose(ex);
				pause = REST.multipliedBy(Math.min(this.failures, LONGEST_REST));
			}
			catch (RuntimeException ex) {
				log.warn("The search index cannot follow the database for now: {}", ex.toString());
				beginAgain();
				pause = REST;
			}
			rest(pause);
		}
	}

	private synchronized boolean keep() throws IOException {
		open();
		return step();
	}

	private void open() throws IOException {
		if (this.index.isEmpty()) {
			LiveIndex opened = this.folder.open();
			this.index = Optional.of(opened);
			this.upkeep = Optional.empty();
		}
		if (this.upkeep.isEmpty()) {
			Upkeep begun = new Upkeep(this.index.orElseThrow(), this.rows, this.jdbc, this.settings, this.clock);
			if (this.broken) {
				begun.beginAnew();
			}
			else {
				begun.begin();
			}
			this.broken = false;
			this.upkeep = Optional.of(begun);
		}
	}

	private boolean step() throws IOException {
		if (this.broken) {
			this.upkeep = Optional.empty();
			return true;
		}
		Upkeep keeper = this.upkeep.orElseThrow();
		boolean more = keeper.step();
		this.percent = keeper.percent();
		return more;
	}

	/**
	 * From where it was saved: changes that were read may not have been written when the
	 * database failed.
	 */
	private synchronized void beginAgain() {
		this.upkeep = Optional.empty();
	}

	/** Opens it again; a full disk goes by, what is broken stays so. */
	private synchronized void lose(Exception failure) {
		this.failures++;
		log.warn("The search index is opened again: {}", failure.toString());
		this.broken = this.broken || failure instanceof CorruptIndexException || this.failures >= ATTEMPTS;
		close();
	}

	private void close() {
		Optional<LiveIndex> closing = this.index;
		this.index = Optional.empty();
		this.upkeep = Optional.empty();
		closing.ifPresent((one) -> {
			try {
				one.close();
			}
			catch (IOException | AlreadyClosedException ex) {
				log.debug("The search index was closed already", ex);
			}
		});
	}

	private void rest(Duration pause) {
		try {
			this.stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			this.stopped.countDown();
		}
	}

	@Override
	public void stop() {
		this.stopped.countDown();
		this.thread.ifPresent(IndexNode::await);
		synchronized (this) {
			try {
				if (this.upkeep.isPresent()) {
					this.upkeep.get().save();
				}
			}
			catch (IOException | RuntimeException ex) {
				log.warn("The search index was not saved: {}", ex.toString());
			}
			close();
		}
	}

	private static void await(Thread keeper) {
		try {
			keeper.join(GOOD_BYE.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.stopped.getCount() > 0 || this.index.isPresent();
	}

}
