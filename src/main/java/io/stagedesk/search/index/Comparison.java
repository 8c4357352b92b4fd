package io.stagedesk.search.index;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import io.stagedesk.search.index.SourceRows.Known;

/**
 * Compares all rows with the index, a part at a time and from the newest ticket to the
 * oldest: what changed while the node was away, what went, and what nobody told.
 */
final class Comparison {

	private static final int PART = 5000;

	/** So many tickets are written at once, so that what is new waits no longer. */
	private static final int WRITTEN = 500;

	private final LiveIndex index;

	private final SourceRows rows;

	private final Writing writing;

	private final Map<Long, Long> tickets;

	private final Map<Long, Long> people;

	private final Deque<Long> changed = new ArrayDeque<>();

	/** This one has been compared, and all newer ones. */
	private long ticket = Long.MAX_VALUE;

	private long person;

	private boolean ticketsDone;

	Comparison(LiveIndex index, SourceRows rows, Writing writing) throws IOException {
		this.index = index;
		this.rows = rows;
		this.writing = writing;
		this.tickets = index.versions(Fields.TICKET);
		this.people = index.versions(Fields.PERSON);
	}

	/**
	 * Compares the next part, or writes what was found; whether that was the last one.
	 */
	boolean goOn() throws IOException {
		if (!this.changed.isEmpty()) {
			writeSome();
			return false;
		}
		if (!this.ticketsDone) {
			compareTickets();
			return false;
		}
		return comparePeople();
	}

	/** Tickets before this one are still to be compared. */
	long before() {
		return this.ticket;
	}

	private void writeSome() throws IOException {
		List<Long> some = new ArrayList<>();
		while (!this.changed.isEmpty() && some.size() < WRITTEN) {
			some.add(this.changed.remove());
		}
		this.writing.tickets(some);
	}

	private void compareTickets() throws IOException {
		List<Known> part = this.rows.knownBefore(this.ticket, PART);
		for (Known one : part) {
			Long version = this.tickets.remove(one.id());
			if (version == null || version != one.version()) {
				this.changed.add(one.id());
			}
			this.ticket = one.id();
		}
		this.ticketsDone = part.size() < PART;
		if (this.ticketsDone) {
			this.changed.addAll(this.tickets.keySet());
		}
	}

	private boolean comparePeople() throws IOException {
		List<PersonText> part = this.rows.peopleAfter(this.person, PART);
		List<Long> changed = new ArrayList<>();
		for (PersonText one : part) {
			Long mark = this.people.remove(one.id());
			if (mark != null && mark != one.mark()) {
				changed.add(one.id());
			}
			this.person = one.id();
		}
		this.writing.people(changed);
		if (part.size() == PART) {
			return false;
		}
		for (long gone : this.people.keySet()) {
			this.writing.remove(Fields.PERSON, gone);
		}
		this.index.refresh();
		return true;
	}

}
