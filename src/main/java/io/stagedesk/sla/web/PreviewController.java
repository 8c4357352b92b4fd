package io.stagedesk.sla.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.calendar.NeverOpenException;
import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.sla.Goal;
import io.stagedesk.sla.GoalUnit;
import io.stagedesk.sla.Policies;
import io.stagedesk.sla.PromisePreview;
import io.stagedesk.sla.PromisePreview.Kind;
import io.stagedesk.sla.PromisePreview.News;
import io.stagedesk.sla.ServiceTerms;
import io.stagedesk.sla.ServiceTerms.Whose;
import io.stagedesk.sla.Target;
import io.stagedesk.sla.Terms;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;
import jakarta.validation.Valid;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What would be promised, and what would become of it: nothing is stored. */
@RestController
@RequestMapping("/api/v1/sla/preview")
class PreviewController {

	private static final int MOST_EVENTS = 1000;

	private static final int WARN_PERCENT = 75;

	private static final int LONGEST_DAYS = 3650;

	private final ServiceTerms terms;

	private final Policies policies;

	private final Calendars calendars;

	private final Clock clock;

	PreviewController(ServiceTerms terms, Policies policies, Calendars calendars, Clock clock) {
		this.terms = terms;
		this.policies = policies;
		this.calendars = calendars;
		this.clock = clock;
	}

	/**
	 * By a policy and a priority, or by a goal alone (then it is one RESOLUTION clock).
	 */
	@PostMapping
	Map<String, List<ClockResource>> preview(@Valid @RequestBody PreviewRequest request) {
		Instant now = this.clock.instant();
		Instant createdAt = Objects.requireNonNullElse(request.createdAt(), now);
		refuseWhatDoesNotFit(request, createdAt);
		Hours hours = hours(request.calendar());
		List<News> news = request.news();
		Instant until = Stream
			.concat(news.stream().map(News::at), Stream.of(Objects.requireNonNullElse(request.asOf(), now)))
			.max(Instant::compareTo)
			.orElseThrow();
		try {
			Terms first = (request.goal() != null) ? byGoal(request.goal().toGoal(), hours)
					: byPolicy(request, request.priority(), hours);
			return Map.of("clocks",
					new PromisePreview(createdAt, first, (priority) -> byPolicy(request, priority, hours))
						.play(news, until)
						.stream()
						.map((played) -> ClockResource.of(played.clock(), played.ledger()))
						.toList());
		}
		catch (NeverOpenException ex) {
			throw new FieldErrorsException("calendar", "is never open long enough");
		}
	}

	private Terms byGoal(Goal goal, Hours hours) {
		return new Terms("preview", 0, hours.key(), hours.version(), hours.time(), Map.of(Target.RESOLUTION, goal),
				Map.of(), WARN_PERCENT, List.of(), Set.of(Status.WAITING_REQUESTER, Status.ON_HOLD));
	}

	private Terms byPolicy(PreviewRequest request, Priority priority, Hours hours) {
		Terms policy = this.terms.now(request.policyOrDefault(), priority, new Whose(request.team(), request.region()));
		return (request.calendar() == null || request.calendar().isNull()) ? policy
				: policy.in(hours.key(), hours.version(), hours.time());
	}

	private Hours hours(JsonNode calendar) {
		if (calendar == null || calendar.isNull()) {
			return ofCalendar(this.calendars.get(Calendars.OFFICE));
		}
		if (calendar.isString()) {
			return ofCalendar(this.calendars.find(calendar.asString())
				.orElseThrow(() -> new FieldErrorsException("calendar", "is not a calendar")));
		}
		return new Hours("inline", 0, WorkingTime.of(CalendarSpec.read(calendar, "calendar")));
	}

	private Hours ofCalendar(Calendar calendar) {
		return new Hours(calendar.key(), calendar.version(),
				this.calendars.workingTime(calendar.key(), calendar.version()));
	}

	private void refuseWhatDoesNotFit(PreviewRequest request, Instant createdAt) {
		List<FieldError> errors = new ArrayList<>();
		if (request.goal() == null && request.priority() == null) {
			errors.add(new FieldError("priority", "is required where there is no goal"));
		}
		if (request.goal() == null && this.policies.find(request.policyOrDefault()).isEmpty()) {
			errors.add(new FieldError("policy", "is not a policy"));
		}
		if (request.goal() != null) {
			errors.addAll(request.goal().check());
		}
		check("createdAt", request.createdAt(), errors);
		check("asOf", request.asOf(), errors);
		if (request.eventsOrNone().size() > MOST_EVENTS) {
			errors.add(new FieldError("events", "must not be more than " + MOST_EVENTS));
		}
		for (int index = 0; index < request.eventsOrNone().size() && errors.size() < 20; index++) {
			check("events[" + index + "]", request.eventsOrNone().get(index), createdAt, request, errors);
		}
		if (!errors.isEmpty()) {
			throw new FieldErrorsException(errors);
		}
	}

	private static void check(String field, Event event, Instant createdAt, PreviewRequest request,
			List<FieldError> errors) {
		if (event == null) {
			errors.add(new FieldError(field, "is required"));
			return;
		}
		if (event.kind() == null) {
			errors.add(new FieldError(field + ".kind", "is required"));
		}
		if (event.at() == null) {
			errors.add(new FieldError(field + ".at", "is required"));
		}
		else if (event.at().isBefore(createdAt)) {
			errors.add(new FieldError(field + ".at", "must not lie before createdAt"));
		}
		check(field + ".at", event.at(), errors);
		if (event.kind() == Kind.PRIORITY && event.priority() == null) {
			errors.add(new FieldError(field + ".priority", "is required"));
		}
		if (event.kind() == Kind.PRIORITY && request.goal() != null) {
			errors.add(new FieldError(field + ".kind", "needs a policy instead of a goal"));
		}
	}

	private static void check(String field, Instant instant, List<FieldError> errors) {
		if (instant != null && !WorkingTime.isInReach(instant)) {
			errors.add(new FieldError(field, "must lie in the years 1800 to 2500"));
		}
	}

	/**
	 * What is played.
	 *
	 * @param calendar key of a calendar, or an inline one; without it the policy's own
	 * @param team whose calendar counts where the policy asks for the team's
	 * @param region whose calendar counts where the policy asks for the region's
	 * @param asOf until when time passes after the last event; now, where nothing is said
	 */
	record PreviewRequest(Priority priority, String policy, Instant createdAt, List<Event> events, GoalRequest goal,
			JsonNode calendar, String team, String region, Instant asOf) {

		String policyOrDefault() {
			return Objects.requireNonNullElse(this.policy, Policies.DEFAULT);
		}

		List<Event> eventsOrNone() {
			return Objects.requireNonNullElse(this.events, List.of());
		}

		List<News> news() {
			return eventsOrNone().stream()
				.map((event) -> new News(event.at(), event.kind(), event.priority()))
				.toList();
		}

	}

	/** What happens when; the priority only with PRIORITY. */
	record Event(Instant at, Kind kind, Priority priority) {
	}

	/** A goal as it was sent. */
	record GoalRequest(Integer value, GoalUnit unit) {

		List<FieldError> check() {
			List<FieldError> errors = new ArrayList<>();
			int longest = (this.unit == GoalUnit.BUSINESS_DAYS) ? LONGEST_DAYS : Goal.LONGEST;
			if (this.unit == null) {
				errors.add(new FieldError("goal.unit", "is required"));
			}
			if (Optional.ofNullable(this.value).filter((one) -> one >= 1 && one <= longest).isEmpty()) {
				errors.add(new FieldError("goal.value", "must be a number from 1 to " + longest));
			}
			return errors;
		}

		Goal toGoal() {
			return new Goal(this.value, this.unit);
		}

	}

	/** The calendar that counts. */
	private record Hours(String key, int version, WorkingTime time) {
	}

}
