package io.stagedesk.sla.web;

import java.util.Arrays;
import java.util.List;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.sla.Policies;
import io.stagedesk.sla.TermChanges;
import io.stagedesk.sla.TermChanges.Applied;
import io.stagedesk.sla.TermChanges.Move;
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
		List<Move> moves = (change.policy() != null)
				? this.changes.previewPolicy(change.policy(),
						(change.hasSpec()) ? this.policies.read(change.spec())
								: this.policies.get(change.policy()).spec(),
						viewer)
				: this.changes.previewCalendar(change.calendar(), change.hasSpec()
						? CalendarSpec.read(change.spec(), "spec") : this.calendars.get(change.calendar()).spec(),
						viewer);
		long[] moved = moves.stream()
			.filter((move) -> move.movedSeconds() != null)
			.mapToLong(Move::movedSeconds)
			.sorted()
			.toArray();
		return new PreviewResource(moves.size(), (int) moves.stream().map(Move::ticket).distinct().count(),
				Arrays.stream(moved).min().orElse(0), (moved.length == 0) ? 0 : moved[moved.length / 2],
				Arrays.stream(moved).max().orElse(0), moves.stream().limit(MOST_SHOWN).toList());
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

	/** How many promises move, by how much, and which (at most 1,000 of them). */
	record PreviewResource(int clocks, int tickets, long leastSeconds, long medianSeconds, long mostSeconds,
			List<Move> moves) {
	}

}
