package io.stagedesk.staff.roster;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.StaffChanged;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.staff.people.Names;
import io.stagedesk.staff.people.People;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When people are not there, and who stands in. */
@Service
public class Absences {

	private static final Duration LONGEST = Duration.ofDays(3 * 366);

	private static final Duration SHOWN = Duration.ofDays(30);

	private static final int LONGEST_REASON = 100;

	private static final int LONGEST_LOGIN = 60;

	private final RosterRows rows;

	private final Rosters rosters;

	private final Staff staff;

	private final AdminEvents history;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Absences(RosterRows rows, Rosters rosters, Staff staff, AdminEvents history, ApplicationEventPublisher events,
			Clock clock) {
		this.rows = rows;
		this.rosters = rosters;
		this.staff = staff;
		this.history = history;
		this.events = events;
		this.clock = clock;
	}

	/** Those that go on, are to come, or ended in the last 30 days. */
	@Transactional(readOnly = true)
	public List<Absence> list() {
		return this.rows.absences(this.clock.instant().minus(SHOWN));
	}

	/**
	 * Notes an absence. Times are instants, or local times or dates in the zone of the
	 * person's first shift; an absence until a date ends with that day.
	 * @throws FieldErrorsException with all that is wrong (422)
	 * @throws AccessDeniedException for people whom the actor does not answer for (403)
	 */
	@Transactional
	public Absence create(Wish wish, Viewer actor) {
		Optional<Agent> agent = find(wish.login());
		agent.filter((one) -> !People.manages(actor, one)).ifPresent((one) -> {
			throw new AccessDeniedException("This is not somebody of your teams");
		});
		ZoneId zone = this.rosters.zoneOf(wish.login());
		Optional<Instant> from = instant(wish.from(), zone, false);
		Optional<Instant> until = instant(wish.until(), zone, true);
		boolean forwards = from.isEmpty() || until.isEmpty() || from.get().isBefore(until.get());
		boolean bounded = from.isEmpty() || until.isEmpty()
				|| Duration.between(from.get(), until.get()).compareTo(LONGEST) <= 0;
		new Names().require(agent.isPresent(), "login", "is not an agent")
			.require(from.isPresent(), "from", "must be a date or an instant")
			.require(until.isPresent(), "until", "must be a date or an instant")
			.require(forwards, "until", "must be after the beginning")
			.require(bounded, "until", "must not be more than three years later")
			.optionalLine("reason", wish.reason(), LONGEST_REASON)
			.require(wish.substitute().isEmpty() || isHere(wish.substitute()), "substitute", "is not an agent")
			.require(wish.substitute().isEmpty() || !wish.substitute().equals(wish.login()), "substitute",
					"must be somebody else")
			.refuse();
		Absence absence = new Absence(0, wish.login(), from.orElseThrow(), until.orElseThrow(), wish.reason().strip(),
				wish.substitute().isEmpty() ? null : wish.substitute());
		long id = this.rows.insert(absence);
		this.history.changed(actor.login(), AdminAct.ABSENCE_CREATED, wish.login(), Map.of(), facts(absence));
		tell(wish.login());
		return this.rows.absence(id).orElseThrow();
	}

	/**
	 * @throws StaffNotFoundException where there is none (404)
	 * @throws AccessDeniedException for people whom the actor does not answer for (403)
	 */
	@Transactional
	public void remove(long id, Viewer actor) {
		Absence absence = this.rows.absence(id).orElseThrow(StaffNotFoundException::new);
		if (this.staff.agent(absence.login()).filter((one) -> People.manages(actor, one)).isEmpty()) {
			throw new AccessDeniedException("This is not somebody of your teams");
		}
		this.rows.delete(absence);
		this.history.changed(actor.login(), AdminAct.ABSENCE_REMOVED, absence.login(), facts(absence), Map.of());
		tell(absence.login());
	}

	private boolean isHere(String login) {
		return find(login).filter(Agent::active).isPresent();
	}

	private Optional<Agent> find(String login) {
		return Names.isLine(login, LONGEST_LOGIN) ? this.staff.agent(login) : Optional.empty();
	}

	private void tell(String login) {
		this.rosters.changed();
		this.events.publishEvent(new StaffChanged(StaffChanged.Subject.ABSENCE, login));
	}

	private static Optional<Instant> instant(String text, ZoneId zone, boolean wholeDay) {
		try {
			if (text.length() <= 10) {
				LocalDate date = LocalDate.parse(text);
				return reachable((wholeDay ? date.plusDays(1) : date).atStartOfDay(zone).toInstant());
			}
			return reachable(
					text.endsWith("Z") ? Instant.parse(text) : LocalDateTime.parse(text).atZone(zone).toInstant());
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static Optional<Instant> reachable(Instant instant) {
		return Optional.of(instant.truncatedTo(ChronoUnit.MICROS)).filter(WorkingTime::isInReach);
	}

	private static Map<String, Object> facts(Absence absence) {
		return Map.of("from", absence.from().toString(), "until", absence.until().toString(), "substitute",
				Objects.requireNonNullElse(absence.substitute(), ""));
	}

	/**
	 * An absence as somebody typed it.
	 *
	 * @param substitute empty for nobody
	 */
	public record Wish(String login, String from, String until, String reason, String substitute) {
	}

}
