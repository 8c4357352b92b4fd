package io.stagedesk.staff.web.api;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.People;
import io.stagedesk.staff.roster.Duty;
import io.stagedesk.staff.roster.OffDuty;
import io.stagedesk.staff.roster.Rosters;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is on shift at an instant, and why others are not. */
@RestController
class RosterController {

	private static final Instant FIRST = Instant.parse("1803-01-01T00:00:00Z");

	private static final Instant LAST = Instant.parse("2498-01-01T00:00:00Z");

	private final Rosters rosters;

	private final Staff staff;

	private final Clock clock;

	RosterController(Rosters rosters, Staff staff, Clock clock) {
		this.rosters = rosters;
		this.staff = staff;
		this.clock = clock;
	}

	/**
	 * @param at now, where it is not said
	 * @param team all who work on tickets, where it is not said
	 */
	@GetMapping("/api/v1/roster")
	RosterResource at(@RequestParam(required = false) Instant at, @RequestParam(required = false) String team,
			@AuthenticationPrincipal Viewer viewer) {
		Instant asked = (at != null) ? at : this.clock.instant();
		if (asked.isBefore(FIRST) || !asked.isBefore(LAST)) {
			throw new FieldErrorsException("at", "must be an instant of the years 1803 to 2497");
		}
		List<DutyResource> people = this.staff.agents()
			.stream()
			.filter((one) -> one.role() == Role.AGENT || one.role() == Role.VENDOR_AGENT
					|| one.role() == Role.SUPERVISOR)
			.filter((one) -> team == null || one.teams().contains(team))
			.map((one) -> duty(one, team, asked, viewer))
			.toList();
		return new RosterResource(asked, team, people,
				(team != null) ? this.rosters.nextStart(team, asked).orElse(null) : null,
				this.rosters.boundaries(asked).orElse(null));
	}

	private DutyResource duty(Agent agent, String team, Instant at, Viewer viewer) {
		Duty duty = this.rosters.onShift(agent.login(), team, at);
		boolean plans = viewer.login().equals(agent.login()) || People.manages(viewer, agent);
		String reason = duty.off().map((off) -> plans ? off : off.withoutReason()).map(OffDuty::text).orElse(null);
		return new DutyResource(agent.login(), agent.name(), duty.onShift(), duty.shifts(), reason,
				this.rosters.endsAt(agent.login(), team, at).orElse(null),
				this.rosters.startsAt(agent.login(), team, at).orElse(null));
	}

	/**
	 * A roster at an instant.
	 *
	 * @param nextStart when a shift of the team begins next
	 * @param nextChange when any shift begins or ends next
	 */
	record RosterResource(Instant at, String team, List<DutyResource> people, Instant nextStart, Instant nextChange) {
	}

	/**
	 * Somebody on or off shift.
	 *
	 * @param shifts open shifts; empty for people on no roster
	 * @param reason why not on shift
	 */
	record DutyResource(String login, String name, boolean onShift, List<String> shifts, String reason, Instant endsAt,
			Instant startsAt) {
	}

}
