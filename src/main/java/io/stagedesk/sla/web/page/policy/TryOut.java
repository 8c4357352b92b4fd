package io.stagedesk.sla.web.page.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.calendar.NeverOpenException;
import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.sla.PolicySpec;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.PromisePreview;
import io.stagedesk.sla.PromisePreview.Kind;
import io.stagedesk.sla.PromisePreview.News;
import io.stagedesk.sla.PromisePreview.Played;
import io.stagedesk.sla.ServiceTerms;
import io.stagedesk.sla.Target;
import io.stagedesk.sla.Terms;
import io.stagedesk.sla.web.page.TermWords;
import io.stagedesk.sla.web.page.policy.PolicyForm.TryForm;
import io.stagedesk.ticket.Priority;

import org.springframework.stereotype.Component;

/** What a policy would promise one ticket, line by line. */
@Component
class TryOut {

	private final ServiceTerms terms;

	private final TermWords words;

	TryOut(ServiceTerms terms, TermWords words) {
		this.terms = terms;
		this.words = words;
	}

	/**
	 * By the policy as it is, stored or not.
	 * @throws FieldErrorsException naming what does not fit
	 */
	List<Line> of(String policy, PolicySpec spec, TryForm form) {
		Asked asked = read(form);
		try {
			Terms terms = this.terms.of(policy, 0, spec, asked.priority());
			return Stream.concat(atOnce(terms, asked.at()), later(terms, asked.at()))
				.map((clock) -> line(clock, asked))
				.toList();
		}
		catch (NeverOpenException ex) {
			throw new FieldErrorsException("calendar", "is never open long enough");
		}
	}

	/** What is promised when the ticket is created. */
	private static Stream<PromiseClock> atOnce(Terms terms, Instant at) {
		return new PromisePreview(at, terms, (priority) -> terms).play(List.of(), at).stream().map(Played::clock);
	}

	/**
	 * What is promised where the desk answers and the requester writes again just then.
	 */
	private static Stream<PromiseClock> later(Terms terms, Instant at) {
		List<News> news = List.of(new News(at, Kind.FIRST_RESPONSE, null), new News(at, Kind.REQUESTER_MESSAGE, null));
		return new PromisePreview(at, terms, (priority) -> terms).play(news, at)
			.stream()
			.map(Played::clock)
			.filter((clock) -> Set.of(Target.NEXT_RESPONSE, Target.UPDATE).contains(clock.target()));
	}

	private Line line(PromiseClock clock, Asked asked) {
		return new Line(clock.target().name(), this.words.goal(clock.promise().goal()),
				this.words.moment(clock.warnAt(), asked.zone()), this.words.moment(clock.dueAt(), asked.zone()),
				this.words.length(Duration.between(asked.at(), clock.dueAt()).toSeconds()));
	}

	private static Asked read(TryForm form) {
		List<FieldError> faults = new ArrayList<>();
		Priority priority = Stream.of(Priority.values())
			.filter((one) -> one.name().equals(form.priority()))
			.findFirst()
			.orElse(null);
		if (priority == null) {
			faults.add(new FieldError("try.priority", "is required"));
		}
		ZoneId zone = null;
		try {
			zone = ZoneId.of(form.zone());
		}
		catch (DateTimeException ex) {
			faults.add(new FieldError("try.zone", "is not a time zone such as Europe/Berlin"));
		}
		LocalDateTime local = null;
		try {
			local = LocalDateTime.parse(form.at());
		}
		catch (DateTimeException ex) {
			faults.add(new FieldError("try.at", "must be a date and a time"));
		}
		if (local != null && !WorkingTime.isInReach(local.toLocalDate())) {
			faults.add(new FieldError("try.at", "must lie in the years 1800 to 2500"));
		}
		if (!faults.isEmpty()) {
			throw new FieldErrorsException(faults);
		}
		return new Asked(priority, local.atZone(zone).toInstant(), zone);
	}

	private record Asked(Priority priority, Instant at, ZoneId zone) {
	}

	/**
	 * One promise, with instants in the zone that was asked for.
	 *
	 * @param after how long after the ticket's creation it is due
	 */
	record Line(String target, String goal, String warns, String due, String after) {
	}

}
