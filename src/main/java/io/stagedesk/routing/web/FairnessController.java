package io.stagedesk.routing.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.routing.fairness.FairDay;
import io.stagedesk.routing.fairness.Fairness;
import io.stagedesk.routing.fairness.Share;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Team;
import io.stagedesk.staff.Viewer;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How evenly tickets went, for those who lead. */
@RestController
@RequestMapping("/api/v1/routing")
class FairnessController {

	private final Fairness fairness;

	private final Staff staff;

	FairnessController(Fairness fairness, Staff staff) {
		this.fairness = fairness;
		this.staff = staff;
	}

	/**
	 * A line for each day, or for each run of one of the team's shifts, the newest first;
	 * teams that are not yours answer 404.
	 */
	@GetMapping("/fairness")
	Slice<FairnessResource> fairness(@RequestParam String team, @RequestParam(required = false) Instant from,
			@RequestParam(required = false) Instant to, @RequestParam(defaultValue = "UTC") String zone,
			@RequestParam(defaultValue = "") String shift, @AuthenticationPrincipal Viewer viewer) {
		boolean known = this.staff.allTeams().stream().map(Team::id).anyMatch(team::equals);
		if (!known || !(viewer.role().seesAllTickets() || viewer.teams().contains(team))) {
			throw new StaffNotFoundException();
		}
		ZoneId days = zone(zone);
		List<FairDay> lines = shift.isEmpty() ? this.fairness.ofDays(team, from, to, days)
				: this.fairness.ofShift(team, shift, from, to);
		return new Slice<>(lines.stream().map(FairnessResource::of).toList(), null);
	}

	private static ZoneId zone(String text) {
		try {
			return ZoneId.of(text);
		}
		catch (DateTimeException ex) {
			throw new FieldErrorsException("zone", "is not a time zone");
		}
	}

	/**
	 * One day, or one run of a shift.
	 *
	 * @param peers how many were there about equally long
	 * @param largestGap between the most and the fewest tickets of a peer
	 * @param gini of tickets for each hour there
	 */
	record FairnessResource(Instant from, Instant to, long peers, long largestGap, double gini,
			List<ShareResource> agents) {

		static FairnessResource of(FairDay day) {
			return new FairnessResource(day.from(), day.to(), day.peers(), day.gap(), day.gini(),
					day.shares().stream().map(ShareResource::of).toList());
		}

	}

	/** One agent of that day. */
	record ShareResource(String agent, long tickets, long onlineSeconds, double perHour, boolean peer) {

		static ShareResource of(Share share) {
			return new ShareResource(share.login(), share.tickets(), share.secondsThere(),
					Math.round(share.perHour() * 100) / 100.0, share.equal());
		}

	}

}
