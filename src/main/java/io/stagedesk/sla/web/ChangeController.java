package io.stagedesk.sla.web;

import java.util.List;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.calendar.NeverOpenException;
import io.stagedesk.sla.Policies;
import io.stagedesk.sla.PolicySpec;
import io.stagedesk.sla.TermChanges;
import io.stagedesk.sla.TermChanges.Applied;
import io.stagedesk.sla.TermPreview;
import io.stagedesk.sla.TermPreview.Move;
import io.stagedesk.staff.Viewer;
import tools.jackson.databind.JsonNode;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a change of a policy or a calendar does to open tickets: shown before it is
 * stored, and applied after it was, where the manager wants it for open tickets too.
 */
@RestController
@RequestMapping("/api/v1/sla/changes")
class ChangeController {

	private static final int MOST_SHOWN = 1000;

	private static final String NEVER_OPEN = "is never open long enough for a promise that is open now";

	private final TermChanges changes;

	private final Policies policies;

	private final Calendars calendars;

	ChangeController(TermChanges changes, Policies policies, Calendars calendars) {
		this.changes = changes;
		this.policies = policies;
		this.calendars = calendars;
	}

	/**
	 * Nothing is stored. Without a {@code spec}: what applying the version in force would
	 * do.
	 */
	@PostMapping("/preview")
	PreviewResource preview(@RequestBody Change change, @AuthenticationPrincipal Viewer viewer) {
		refuseUnlessOne(change);
		TermPreview found = (change.policy() != null) ? ofPolicy(change, viewer) : ofCalendar(change, viewer);
		return new PreviewResource(found.moves().size(), found.tickets(), found.elsewhere(), found.leastSeconds(),
				found.medianSeconds(), found.mostSeconds(), found.moves().stream().limit(MOST_SHOWN).toList());
	}

	private TermPreview ofPolicy(Change change, Viewer viewer) {
		PolicySpec spec = change.hasSpec() ? this.policies.read(change.spec())
				: this.policies.get(change.policy()).spec();
		try {
			return this.changes.previewPolicy(change.policy(), spec, viewer);
		}
		catch (NeverOpenException ex) {
			throw new FieldErrorsException("spec.calendar", NEVER_OPEN);
		}
	}

	private TermPreview ofCalendar(Change change, Viewer viewer) {
		CalendarSpec spec = change.hasSpec() ? CalendarSpec.read(change.spec(), "spec")
				: this.calendars.get(change.calendar()).spec();
		try {
			return this.changes.previewCalendar(change.calendar(), spec, viewer);
		}
		catch (NeverOpenException ex) {
			throw new FieldErrorsException("spec.windows", NEVER_OPEN);
		}
	}

	/** Open tickets follow the version that is in force now. */
	@PostMapping("/apply")
	Applied apply(@RequestBody Change change, @AuthenticationPrincipal Viewer viewer) {
		refuseUnlessOne(change);
		if (change.hasSpec()) {
			throw new FieldErrorsException("spec", "is stored first; then what is in force is applied");
		}
		return (change.policy() != null) ? this.changes.applyPolicy(change.policy(), viewer)
				: this.changes.applyCalendar(change.calendar(), viewer);
	}

	private void refuseUnlessOne(Change change) {
		if ((change.policy() == null) == (change.calendar() == null)) {
			throw new FieldErrorsException("policy", "or calendar is required, and not both");
		}
		if (change.policy() != null && this.policies.find(change.policy()).isEmpty()) {
			throw new FieldErrorsException("policy", "is not a policy");
		}
		if (change.calendar() != null && this.calendars.find(change.calendar()).isEmpty()) {
			throw new FieldErrorsException("calendar", "is not a calendar");
		}
	}

	/**
	 * What changes.
	 *
	 * @param spec the policy or the inline calendar as it would be
	 */
	record Change(String policy, String calendar, JsonNode spec) {

		boolean hasSpec() {
			return this.spec != null && !this.spec.isNull();
		}

	}

	/**
	 * How many promises move, by how much, and which (at most 1,000 of them).
	 *
	 * @param elsewhere how many tickets of other teams have a promise that moves, too
	 */
	record PreviewResource(int clocks, int tickets, int elsewhere, long leastSeconds, long medianSeconds,
			long mostSeconds, List<Move> moves) {
	}

}
