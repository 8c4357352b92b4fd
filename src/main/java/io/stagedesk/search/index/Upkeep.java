package io.stagedesk.search.index;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.search.SearchSettings;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps one open index as the database is: follows what is new, makes the rest from the
 * newest ticket to the oldest, and compares from time to time. Small steps, so that what
 * is new never waits long.
 */
final class Upkeep {

	/** After more events than these, comparing takes no longer than reading them. */
	static final int FAR = 10_000;

	/** Another number makes every index anew. */
	private static final String FORMAT = "1";

	private final LiveIndex index;

	private final SourceRows rows;

	private final Writing writing;

	private final ChangeLog history;

	private final ChangeLog others;

	private final SearchSettings settings;

	private final Clock clock;

	private final String source;

	/** Tickets before this one are still to be indexed; 0 where all are. */
	private long before;

	private long newest;

	private long oldest;

	/** The last event that was read before those that only a comparison will find. */
	private Optional<Long> skipped = Optional.empty();

	private Instant saved;

	private Instant compared = Instant.MIN;

	private Optional<Comparison> comparison = Optional.empty();

	Upkeep(LiveIndex index, SourceRows rows, JdbcClient jdbc, SearchSettings settings, Clock clock) {
		this.index = index;
		this.rows = rows;
		this.writing = new Writing(index, rows);
		this.history = ChangeLog.ofTickets(jdbc);
		this.others = ChangeLog.ofOthers(jdbc);
		this.settings = settings;
		this.clock = clock;
		this.source = rows.mark();
		this.saved = clock.instant();
	}

	/** Goes on where the index was saved, or makes it anew where it is another's. */
	void begin() throws IOException {
		Map<String, String> known = this.index.knowledge();
		boolean own = FORMAT.equals(known.get("format")) && this.source.equals(known.get("source"));
		if (!own || number(known, "history") > this.history.last()) {
			beginAnew();
			return;
		}
		goOnFrom(number(known, "history"));
		this.others.begin(Math.min(number(known, "others"), this.others.last()));
		this.before = number(known, "before");
		edges();
	}

	/**
	 * What is new comes first: who was away for long compares, and does not read all that
	 * happened before hearing of what happens.
	 */
	private void goOnFrom(long place) {
		if (this.history.last() - place > FAR) {
			this.skipped = Optional.of(place);
			this.history.beginAtEnd();
			return;
		}
		this.history.begin(place);
	}

	void beginAnew() throws IOException {
		this.index.removeAll();
		this.history.beginAtEnd();
		this.others.beginAtEnd();
		edges();
		this.before = (this.newest > 0) ? this.newest + 1 : 0;
		this.compared = this.clock.instant();
		this.writing.refresh();
		save();
	}

	private void edges() {
		this.newest = this.rows.edge("max");
		this.oldest = this.rows.edge("min");
	}

	/** Whether there is more to do at once. */
	boolean step() throws IOException {
		boolean news = follow();
		boolean more = (this.before > 0) ? makePart() : comparePart();
		if (news || more) {
			this.writing.refresh();
		}
		if (this.writing.isUnsaved() && this.saved.plus(this.settings.commit()).isBefore(this.clock.instant())) {
			save();
		}
		return more || isBehind();
	}

	private boolean isBehind() {
		return this.history.isBehind() || this.others.isBehind();
	}

	/** How much of all is indexed, 0 to 100. */
	int percent() {
		if (this.before > 0) {
			return percentFrom(this.before);
		}
		if (this.skipped.isPresent()) {
			return this.comparison.map((one) -> percentFrom(one.before())).orElse(0);
		}
		return isBehind() ? 99 : 100;
	}

	private int percentFrom(long ticket) {
		long all = Math.max(1, this.newest - this.oldest + 1);
		return (int) Math.max(0, Math.min(99, (this.newest + 1 - ticket) * 100 / all));
	}

	void save() throws IOException {
		long place = this.skipped.orElseGet(this.history::place);
		this.writing.save(Map.of("format", FORMAT, "source", this.source, "history", String.valueOf(place), "others",
				String.valueOf(this.others.place()), "before", String.valueOf(this.before)));
		this.saved = this.clock.instant();
	}

	private boolean follow() throws IOException {
		Map<String, List<Long>> changed = new HashMap<>();
		List<ChangeLog.Line> lines = new ArrayList<>(this.history.read(this.clock.instant()));
		lines.addAll(this.others.read(this.clock.instant()));
		lines.forEach((line) -> changed.computeIfAbsent(line.kind(), (kind) -> new ArrayList<>()).add(line.subject()));
		this.writing.tickets(changed.getOrDefault("TICKET", List.of()));
		this.writing.people(changed.getOrDefault("REQUESTER", List.of()).stream().distinct().toList());
		return !lines.isEmpty();
	}

	private boolean makePart() throws IOException {
		List<TicketText> part = this.rows.ticketsBefore(this.before, this.settings.batch());
		this.writing.add(part);
		this.before = part.isEmpty() ? 0 : part.get(part.size() - 1).id();
		return true;
	}

	private boolean comparePart() throws IOException {
		if (this.comparison.isEmpty()) {
			if (this.compared != Instant.MIN
					&& this.compared.plus(this.settings.comparison()).isAfter(this.clock.instant())) {
				return false;
			}
			this.comparison = Optional.of(new Comparison(this.index, this.rows, this.writing));
		}
		if (this.comparison.get().goOn()) {
			this.comparison = Optional.empty();
			this.skipped = Optional.empty();
			this.compared = this.clock.instant();
			return false;
		}
		return true;
	}

	private static long number(Map<String, String> known, String name) {
		String text = known.getOrDefault(name, "0");
		return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
	}

}
