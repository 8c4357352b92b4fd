package io.stagedesk.bench.load;

import java.io.IOException;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import io.stagedesk.bench.Machine;

/**
 * Notes who has used how much of the processor, four times a second, so that afterwards
 * each phase of a driver in another process can be looked up.
 */
final class Usages implements AutoCloseable {

	private static final long PAUSE_MILLIS = 250;

	private final NavigableMap<Long, Machine.Usage> notes = new ConcurrentSkipListMap<>();

	private final Machine machine;

	private volatile Exception failure;

	private final Thread thread = new Thread(this::note, "usages");

	Usages(Machine machine) {
		this.machine = machine;
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private void note() {
		try {
			while (true) {
				this.notes.put(System.currentTimeMillis(), this.machine.usage());
				Thread.sleep(PAUSE_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IOException | RuntimeException ex) {
			this.failure = ex;
		}
	}

	/**
	 * What was used between two moments.
	 * @param begin milliseconds of the wall clock
	 * @param end the same
	 * @return what the notes around them say
	 * @throws IllegalStateException if the notes broke off
	 */
	Machine.Usage between(long begin, long end) {
		if (this.failure != null) {
			throw new IllegalStateException("Nobody can say who uses the processor", this.failure);
		}
		return around(end, true).since(around(begin, false));
	}

	private Machine.Usage around(long moment, boolean after) {
		Long key = after ? this.notes.ceilingKey(moment) : this.notes.floorKey(moment);
		if (key == null) {
			key = after ? this.notes.lastKey() : this.notes.firstKey();
		}
		return this.notes.get(key);
	}

	@Override
	public void close() {
		this.thread.interrupt();
	}

}
