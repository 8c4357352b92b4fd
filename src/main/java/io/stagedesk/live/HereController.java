package io.stagedesk.live;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.stagedesk.api.CleanText;
import io.stagedesk.live.Onlooker.Present;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Audience;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Browsers say which ticket they show, and hear who else does. */
@RestController
class HereController {

	private static final int MOST = 100;

	private final Tickets tickets;

	private final Staff staff;

	private final Company company;

	private final Wire wire;

	private final Patience patience;

	private final Clock clock;

	HereController(Tickets tickets, Staff staff, Company company, Wire wire, Patience patience, Clock clock) {
		this.tickets = tickets;
		this.staff = staff;
		this.company = company;
		this.wire = wire;
		this.patience = patience;
		this.clock = clock;
	}

	/** To be said anew every 20 seconds; answers with the others who are there. */
	@PostMapping("/live/here")
	ResponseEntity<Present> here(@Valid @RequestBody Word word, @AuthenticationPrincipal Viewer viewer) {
		if (!this.patience.hears(viewer.login())) {
			return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).header(HttpHeaders.RETRY_AFTER, "10").build();
		}
		Agent agent = agent(viewer);
		TicketSnapshot ticket = this.tickets.find(word.ticket(), agent.asViewer());
		Audience audience = new Audience(ticket.team(), ticket.advisingTeam(), ticket.assignee());
		this.wire.say(new Here(ticket.number(), audience, agent.login(), word.page(), agent.name(), agent.vendor(),
				Boolean.TRUE.equals(word.typing()), Boolean.TRUE.equals(word.leaving()),
				this.clock.instant().truncatedTo(ChronoUnit.MILLIS)));
		return ResponseEntity.ok(present(ticket, Onlooker.of(agent)));
	}

	/**
	 * Who is at those of the tickets that the caller may see; the others are left out.
	 */
	@GetMapping("/live/here")
	List<Present> company(@RequestParam List<String> ticket, @AuthenticationPrincipal Viewer viewer) {
		Onlooker onlooker = Onlooker.of(agent(viewer));
		List<Long> ids = ticket.stream()
			.limit(MOST)
			.flatMap((number) -> TicketNumber.parse(number).stream())
			.filter((number) -> !this.company.at(number.toString()).isEmpty())
			.map(TicketNumber::id)
			.toList();
		return this.tickets.visible(ids, onlooker.viewer())
			.stream()
			.map((one) -> present(one, onlooker))
			.filter((present) -> !present.people().isEmpty())
			.toList();
	}

	private Present present(TicketSnapshot ticket, Onlooker onlooker) {
		return new Present(ticket.number(), onlooker.others(this.company.at(ticket.number())));
	}

	private Agent agent(Viewer viewer) {
		return this.staff.agent(viewer.login())
			.filter((one) -> one.role().worksOnTickets())
			.orElseThrow(() -> new AccessDeniedException("This is not for your role"));
	}

	/**
	 * What a page says of itself.
	 *
	 * @param ticket number of the ticket that it shows
	 * @param page which of the person's pages it is, as it chose itself
	 * @param typing whether something is being written; no where it is not said
	 * @param leaving whether it shows the ticket no more; no where it is not said
	 */
	record Word(@NotNull String ticket, @NotBlank @Size(max = 40) @CleanText String page, Boolean typing,
			Boolean leaving) {
	}

}
