package io.stagedesk.workflow.web.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.roster.Rosters;
import io.stagedesk.workflow.Relays;
import io.stagedesk.workflow.reply.PendingReplies;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The agent's list. */
@Controller
class DeskPage {

	private static final int LIMIT = 50;

	private static final int MOST = 200;

	private static final int LONGEST = 100;

	private final Rows rows;

	private static final Duration SOON = Duration.ofMinutes(30);

	private final Staff staff;

	private final Relays relays;

	private final Rosters rosters;

	private final PendingReplies replies;

	private final Words words;

	private final Clock clock;

	DeskPage(Rows rows, Staff staff, Relays relays, Rosters rosters, PendingReplies replies, Words words, Clock clock) {
		this.replies = replies;
		this.words = words;
		this.relays = relays;
		this.rosters = rosters;
		this.clock = clock;
		this.rows = rows;
		this.staff = staff;
	}

	/** Who is online gets tickets offered. */
	@PostMapping("/desk/presence")
	String presence(@RequestParam Presence presence, @AuthenticationPrincipal Viewer viewer) {
		this.staff.changePresence(viewer.login(), presence);
		return "redirect:/desk?view=" + ((presence == Presence.ONLINE) ? "queue" : "mine");
	}

	@GetMapping("/desk")
	String page(@RequestParam(defaultValue = "mine") String view, @RequestParam(defaultValue = "") String q,
			@RequestParam(required = false) String cursor, @AuthenticationPrincipal Viewer viewer, Model model) {
		list(view, q, cursor, LIMIT, viewer, model);
		model.addAttribute("unsent", unsent(viewer));
		model.addAttribute("shiftEnd", shiftEnd(viewer).orElse(null));
		return "workflow/desk";
	}

	/**
	 * The views and the rows, for a page that renews them.
	 * @param most how many rows the page shows already
	 */
	@GetMapping(path = "/desk", params = "part=list")
	String part(@RequestParam(defaultValue = "mine") String view, @RequestParam(defaultValue = "") String q,
			@RequestParam(required = false) String cursor, @RequestParam(defaultValue = "" + LIMIT) int most,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		list(view, q, cursor, Math.max(1, Math.min(most, MOST)), viewer, model);
		return "workflow/list :: panes";
	}

	private void list(String view, String q, String cursor, int limit, Viewer viewer, Model model) {
		if (q.length() > LONGEST || !CleanText.Check.isClean(q)) {
			throw new FieldErrorsException("q", "must be clean text of at most 100 characters");
		}
		model.addAttribute("desk",
				this.rows.desk(view, q, (cursor != null) ? Cursor.parse(cursor) : null, limit, viewer));
	}

	/** A reply that could not be said is not wanted any more. */
	@PostMapping("/desk/replies")
	String forget(@RequestParam long reply, @AuthenticationPrincipal Viewer viewer) {
		this.replies.forget(reply, viewer);
		return "redirect:/desk";
	}

	private List<Unsent> unsent(Viewer viewer) {
		return this.replies.refused(viewer)
			.stream()
			.map((reply) -> new Unsent(reply.id(), reply.number(), reply.body(), this.words.say(reply.refusal())))
			.toList();
	}

	/** Told in the last half hour, where another shift goes on. */
	private Optional<ShiftEnd> shiftEnd(Viewer viewer) {
		Instant now = this.clock.instant();
		return this.relays.of(viewer.login(), now)
			.flatMap((relay) -> this.rosters.endsAt(viewer.login(), relay.from().team(), now)
				.filter((end) -> end.isBefore(now.plus(SOON)))
				.map((end) -> new ShiftEnd(end, relay.to().name())));
	}

	/** A reply that could not be said, and why. */
	record Unsent(long id, String number, String text, String reason) {
	}

	/**
	 * @param next name of the shift that goes on
	 */
	record ShiftEnd(Instant at, String next) {
	}

}
