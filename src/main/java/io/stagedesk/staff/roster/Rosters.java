package io.stagedesk.staff.roster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.staff.roster.RosterRows.Version;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who is on shift. The roster is kept in memory; once a second at most, one small query
 * asks whether shifts, absences or calendars have another version, so that another node's
 * change counts here within a second and one's own at once, inside its transaction too.
 * Absences that ended more than 400 days ago are forgotten.
 */
@Service
public class Rosters {

	private static final long FRESH = 1_000_000_000L;

	private static final Duration REMEMBERED = Duration.ofDays(400);

	private final RosterRows rows;

	private final Calendars calendars;

	private final Clock clock;

	private volatile Known known;

	Rosters(RosterRows rows, Calendars calendars, Clock clock) {
		this.rows = rows;
		this.calendars = calendars;
		this.clock = clock;
	}

	/** Whether somebody is at work at all. */
	public Duty onShift(String login, Instant at) {
		return current().onShift(login, null, at);
	}

	/**
	 * Whether somebody works for a team. Only shifts of that team count for those who
	 * stand on one of them; for others, all of their shifts do.
	 */
	public Duty onShift(String login, String team, Instant at) {
		return current().onShift(login, team, at);
	}

	/** The same for many people, of whom all see the same roster. */
	public List<Duty> onShift(List<String> logins, String team, Instant at) {
		Roster roster = current();
		return logins.stream().map((login) -> roster.onShift(login, team, at)).toList();
	}

	public boolean isOnShift(String login, Instant at) {
		return onShift(login, at).onShift();
	}

	public boolean isOnShift(String login, String team, Instant at) {
		return onShift(login, team, at).onShift();
	}

	/** When somebody who is on shift goes; empty where that is not within 400 days. */
	public Optional<Instant> endsAt(String login, String team, Instant at) {
		Roster roster = current();
		return roster.onShift(login, team, at).onShift() ? roster.nextChange(login, team, at) : Optional.empty();
	}

	/**
	 * When somebody who is not on shift comes; empty where that is not within 400 days.
	 */
	public Optional<Instant> startsAt(String login, String team, Instant at) {
		Roster roster = current();
		return roster.onShift(login, team, at).onShift() ? Optional.empty() : roster.nextChange(login, team, at);
	}

	/** When a shift of this team begins next. */
	public Optional<Instant> nextStart(String team, Instant at) {
		return current().nextStart(team, at);
	}

	/**
	 * The next instant at which any shift begins or ends, or anybody joins, leaves, is
	 * absent or back; empty for a desk without shifts and absences.
	 */
	public Optional<Instant> boundaries(Instant after) {
		return current().nextBoundary(after);
	}

	/** A shift with its members and the shift that goes on after it. */
	public Optional<Shift> shift(String key) {
		return current().shift(key);
	}

	/** All shifts, by key. */
	public List<Shift> shifts() {
		return current().all();
	}

	/** Shifts on whose list somebody stands on that day, open or not. */
	public List<Shift> shiftsOf(String login, Instant at) {
		return current().shiftsOf(login, at);
	}

	/**
	 * Those on the list of a shift on that day, whether they came or not, and those who
	 * stood in for them.
	 */
	public List<String> workersOf(String shift, Instant at) {
		return current().workersOf(shift, at);
	}

	public boolean isOpen(String shift, Instant at) {
		return current().isOpen(shift, at);
	}

	/** When a shift was open within a span, as far as it lies in it; the oldest first. */
	public List<Run> runs(String shift, Instant from, Instant to) {
		return current().runs(shift, from, to);
	}

	/** When a shift ends that is open or opens next; empty where it never does. */
	public Optional<Instant> nextEnd(String shift, Instant after) {
		return current().nextEnd(shift, after);
	}

	/** The zone of somebody's first shift, else UTC. */
	public ZoneId zoneOf(String login) {
		return current().zoneOf(login);
	}

	/** Shifts or absences are changed in this transaction. */
	void changed() {
		this.rows.countUp();
		if (uncommitted() == null) {
			TransactionSynchronizationManager.registerSynchronization(new Uncommitted());
		}
		else {
			uncommitted().roster = null;
		}
	}

	private Roster current() {
		Uncommitted own = uncommitted();
		if (own != null) {
			own.roster = (own.roster != null) ? own.roster : load();
			return own.roster;
		}
		Known held = this.known;
		long now = System.nanoTime();
		if (held != null && now - held.since() < FRESH) {
			return held.roster();
		}
		Version version = this.rows.version();
		boolean same = held != null && held.version().equals(version);
		Known fresh = new Known(version, same ? held.roster() : load(), now);
		this.known = fresh;
		return fresh.roster();
	}

	private Roster load() {
		return new Roster(this.rows.shifts(), this.rows.absences(this.clock.instant().minus(REMEMBERED)), this::hours);
	}

	private Hours hours(String key) {
		Calendar calendar = this.calendars.get(key);
		return new Hours(calendar.spec(), this.calendars.workingTime(key, calendar.version()));
	}

	private static Uncommitted uncommitted() {
		return !TransactionSynchronizationManager.isSynchronizationActive() ? null
				: TransactionSynchronizationManager.getSynchronizations()
					.stream()
					.filter(Uncommitted.class::isInstance)
					.map(Uncommitted.class::cast)
					.findFirst()
					.orElse(null);
	}

	private record Known(Version version, Roster roster, long since) {
	}

	/** What only the transaction of the change sees. */
	private final class Uncommitted implements TransactionSynchronization {

		private Roster roster;

		@Override
		public void afterCompletion(int status) {
			Rosters.this.known = null;
		}

	}

}
