package io.stagedesk.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import io.stagedesk.api.Tokens;

import org.springframework.stereotype.Component;

/**
 * The latest changes that this node has heard of, numbered. Each stream reads them from
 * where it stands; there is no queue that somebody slow could fill.
 */
@Component
class Backlog {

	/** More than anybody wants to hear one by one. */
	static final int KEPT = 200;

	private final String node = Tokens.random().substring(0, 8);

	private final Deque<Change> kept = new ArrayDeque<>();

	private final Bell bell;

	private long last;

	Backlog(Bell bell) {
		this.bell = bell;
	}

	synchronized void add(Change change) {
		this.kept.addLast(change);
		this.last++;
		if (this.kept.size() > KEPT) {
			this.kept.removeFirst();
		}
		this.bell.ring();
	}

	/** Something may have happened that nobody here was told. */
	synchronized void miss() {
		this.kept.clear();
		this.last++;
		this.bell.ring();
	}

	synchronized long last() {
		return this.last;
	}

	/** All that came after a number; absent changes are not known any more. */
	synchronized News after(long number) {
		long count = this.last - number;
		boolean known = number >= 0 && count >= 0 && count <= this.kept.size();
		return new News(this.last,
				known ? Optional.of(this.kept.stream().skip(this.kept.size() - count).toList()) : Optional.empty());
	}

	/**
	 * A number as a browser keeps it: the mark of the change, which all nodes hear in the
	 * same order, or where it has none what means nothing on another node.
	 */
	synchronized String place(long number) {
		long index = number - (this.last - this.kept.size()) - 1;
		String mark = (index >= 0 && index < this.kept.size())
				? this.kept.stream().skip(index).findFirst().map(Change::mark).orElse(null) : null;
		return (mark != null) ? mark : this.node + ":" + number;
	}

	/**
	 * The number of the place that a browser kept, or -1 where this node does not know
	 * it.
	 */
	synchronized long number(String place) {
		long number = this.last;
		for (Iterator<Change> newest = this.kept.descendingIterator(); newest.hasNext(); number--) {
			if (place.equals(newest.next().mark())) {
				return number;
			}
		}
		return ownNumber(place);
	}

	private long ownNumber(String place) {
		String number = place.startsWith(this.node + ":") ? place.substring(this.node.length() + 1) : "";
		return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : -1;
	}

	/**
	 * What came after a number.
	 *
	 * @param last the number of the newest change
	 */
	record News(long last, Optional<List<Change>> changes) {
	}

}
