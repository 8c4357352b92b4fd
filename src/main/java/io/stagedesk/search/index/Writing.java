package io.stagedesk.search.index;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings rows from the database into one index. */
final class Writing {

	private static final Logger log = LoggerFactory.getLogger(Writing.class);

	private static final int BATCH = 500;

	private final LiveIndex index;

	private final SourceRows rows;

	/** People written since the last refresh, which the index does not tell yet. */
	private final Map<Long, Long> written = new HashMap<>();

	private boolean unsaved;

	Writing(LiveIndex index, SourceRows rows) {
		this.index = index;
		this.rows = rows;
	}

	/** As they are now; those that are gone leave the index. */
	void tickets(Collection<Long> ids) throws IOException {
		List<Long> all = List.copyOf(new LinkedHashSet<>(ids));
		for (int from = 0; from < all.size(); from += BATCH) {
			List<Long> some = all.subList(from, Math.min(from + BATCH, all.size()));
			Set<Long> gone = new HashSet<>(some);
			List<TicketText> found = this.rows.tickets(some);
			found.forEach((ticket) -> gone.remove(ticket.id()));
			for (long id : gone) {
				this.index.remove(Fields.TICKET, id);
				this.unsaved = true;
			}
			add(found);
		}
	}

	/** Writes tickets, and all tickets of those who ask and are not as they were. */
	void add(List<TicketText> tickets) throws IOException {
		ticketsOf(write(tickets));
	}

	private Set<Long> write(List<TicketText> tickets) throws IOException {
		Set<Long> changed = new HashSet<>();
		for (TicketText ticket : tickets) {
			put(ticket);
			if (write(ticket.requester())) {
				changed.add(ticket.requester().id());
			}
		}
		return changed;
	}

	/** People and all their tickets. */
	void people(Collection<Long> ids) throws IOException {
		Map<Long, PersonText> found = this.rows.people(ids);
		for (long id : ids) {
			this.index.remove(Fields.PERSON, id);
			this.written.remove(id);
			this.unsaved = true;
		}
		for (PersonText person : found.values()) {
			put(person);
		}
		ticketsOf(ids);
	}

	private void ticketsOf(Collection<Long> people) throws IOException {
		for (long person : people) {
			write(this.rows.tickets(this.rows.ticketsOf(person)));
		}
	}

	/** Whether this is somebody known whose facts have changed. */
	private boolean write(PersonText person) throws IOException {
		Long before = this.written.get(person.id());
		Optional<Long> known = (before != null) ? Optional.of(before) : this.index.version(Fields.PERSON, person.id());
		if (known.isPresent() && known.get() == person.mark()) {
			this.written.put(person.id(), person.mark());
			return false;
		}
		put(person);
		return known.isPresent();
	}

	/** What the index cannot take must not keep it from all others. */
	private void put(TicketText ticket) throws IOException {
		try {
			this.index.put(Fields.TICKET, ticket.id(), Documents.of(ticket));
		}
		catch (IllegalArgumentException ex) {
			log.warn("SD-{} cannot be found by words: {}", ticket.id(), ex.toString());
		}
		this.unsaved = true;
	}

	private void put(PersonText person) throws IOException {
		this.index.put(Fields.PERSON, person.id(), Documents.of(person));
		this.written.put(person.id(), person.mark());
		this.unsaved = true;
	}

	void remove(String kind, long id) throws IOException {
		this.index.remove(kind, id);
		this.unsaved = true;
	}

	boolean isUnsaved() {
		return this.unsaved;
	}

	void refresh() throws IOException {
		this.index.refresh();
		if (this.written.size() > BATCH * 20) {
			this.written.clear();
		}
	}

	void save(Map<String, String> knowledge) throws IOException {
		this.index.commit(knowledge);
		this.unsaved = false;
	}

}
