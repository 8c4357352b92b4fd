package io.stagedesk.live;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.ticket.Audience;

import org.springframework.stereotype.Component;

/**
 * Who looks at which ticket, as far as this node has heard; nothing of it is kept. Who
 * says nothing for a while is gone.
 */
@Component
class Company {

	/** Longer than two times of what browsers say anew. */
	static final Duration SILENCE = Duration.ofSeconds(45);

	private static final int KEPT = 500;

	private final Map<String, List<Here>> pages = new HashMap<>();

	/** The newest last. */
	private final Deque<Turn> changed = new ArrayDeque<>();

	private final Clock clock;

	private final Bell bell;

	private long last;

	Company(Clock clock, Bell bell) {
		this.clock = clock;
		this.bell = bell;
	}

	/** Somebody has said where they are. */
	synchronized void hear(Here here) {
		List<Here> there = this.pages.computeIfAbsent(here.ticket(), (ticket) -> new ArrayList<>());
		Optional<Here> before = there.stream().filter(here::isOfPage).findFirst();
		before.ifPresent(there::remove);
		if (!here.leaving()) {
			there.add(here);
		}
		if (there.isEmpty()) {
			this.pages.remove(here.ticket());
		}
		if (before.isPresent() ? !here.looksLike(before.get()) : !here.leaving()) {
			change(here);
		}
	}

	/** Lets those go who have been silent for too long. */
	synchronized void sweep() {
		List.copyOf(this.pages.entrySet()).forEach((entry) -> {
			List<Here> gone = entry.getValue().stream().filter((here) -> !isThere(here)).toList();
			entry.getValue().removeAll(gone);
			gone.stream().limit(1).forEach(this::change);
			if (entry.getValue().isEmpty()) {
				this.pages.remove(entry.getKey());
			}
		});
	}

	private void change(Here here) {
		this.changed.addLast(new Turn(here.ticket(), here.audience()));
		this.last++;
		if (this.changed.size() > KEPT) {
			this.changed.removeFirst();
		}
		this.bell.ring();
	}

	private boolean isThere(Here here) {
		return here.at().plus(SILENCE).isAfter(this.clock.instant());
	}

	synchronized long last() {
		return this.last;
	}

	/** Tickets whose company has changed since, each once; too long ago is left out. */
	synchronized List<Turn> changedSince(long position) {
		long news = Math.min(this.last - position, this.changed.size());
		Map<String, Turn> turns = new LinkedHashMap<>();
		this.changed.stream().skip(this.changed.size() - news).forEach((turn) -> turns.put(turn.ticket(), turn));
		return List.copyOf(turns.values());
	}

	/** All pages that show a ticket. */
	synchronized List<Here> at(String ticket) {
		return this.pages.getOrDefault(ticket, List.of()).stream().filter(this::isThere).toList();
	}

	/**
	 * The company of a ticket has changed.
	 *
	 * @param ticket its number
	 * @param audience who is told
	 */
	record Turn(String ticket, Audience audience) {
	}

}
