package io.stagedesk.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.stagedesk.search.index.SourceRows.Known;

/**
 * Compares all rows with the index, a part at a time: what changed while the node was
 * away, what went, and what nobody told.
 */
final class Comparison {

	private static final int PART = 5000;

	private final LiveIndex index;

	private final SourceRows rows;

	private final Writing writing;

	private final Map<Long, Long> tickets;

	private final Map<Long, Long> people;

	private long ticket;

	private long person;

	private boolean ticketsDone;

	Comparison(LiveIndex index, SourceRows rows, Writing writing) throws IOException {
		this.index = index;
		this.rows = rows;
		this.writing = writing;
		this.tickets = index.versions(Fields.TICKET);
		this.people = index.versions(Fields.PERSON);
	}

	/** Compares the next part; whether that was the last one. */
	boolean goOn() throws IOException {
		if (!this.ticketsDone) {
			compareTickets();
			return false;
		}
		return comparePeople();
	}

	private void compareTickets() throws IOException {
		List<Known> part = this.rows.ticketsAfter(this.ticket, PART);
		List<Long> changed = new ArrayList<>();
		for (Known one : part) {
			Long version = this.tickets.remove(one.id());
			if (version == null || version != one.version()) {
				changed.add(one.id());
			}
			this.ticket = one.id();
		}
		this.writing.tickets(changed);
		this.ticketsDone = part.size() < PART;
		if (this.ticketsDone) {
			this.writing.tickets(this.tickets.keySet());
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
