package io.stagedesk.workflow.web.help;

import java.util.Map;
import java.util.Set;

import io.stagedesk.api.CleanText;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.TicketActions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The status page, open to whoever has the ticket's link. */
@Controller
@RequestMapping("/t/{token}")
class StatusPage {

	private static final Set<String> DONE = Set.of("created", "answer", "escalated");

	private final StatusViews views;

	private final Tickets tickets;

	private final TicketActions actions;

	private final Refusals refusals;

	StatusPage(StatusViews views, Tickets tickets, TicketActions actions, Refusals refusals) {
		this.views = views;
		this.tickets = tickets;
		this.actions = actions;
		this.refusals = refusals;
	}

	@GetMapping
	String show(@PathVariable String token, @RequestParam(required = false) String done, Model model) {
		if (done != null && DONE.contains(done)) {
			model.addAttribute("done", done);
		}
		model.addAttribute("ticket", this.views.of(token));
		return "workflow/status";
	}

	/** An answer ends the waiting; after a resolution it reopens the ticket. */
	@PostMapping
	String answer(@PathVariable String token, @Valid @ModelAttribute Answer answer, BindingResult errors,
			@RequestParam Map<String, String> typed, Model model) {
		String number = this.tickets.byTrackingToken(token).number();
		FormState state = errors.hasErrors() ? FormState.invalid("answer", typed, errors)
				: this.refusals.attempt("answer", typed,
						() -> this.tickets.write(number, Visibility.PUBLIC, answer.body(), null, Actor.REQUESTER));
		if (state.touched()) {
			model.addAttribute("forms", new Forms(state));
			return show(token, null, model);
		}
		return "redirect:/t/" + token + "?done=answer";
	}

	/** Asks somebody above to look at it. */
	@PostMapping("/escalate")
	String escalate(@PathVariable String token, @Valid @ModelAttribute Wish wish, BindingResult errors,
			@RequestParam Map<String, String> typed, Model model) {
		String number = this.tickets.byTrackingToken(token).number();
		FormState state = errors.hasErrors() ? FormState.invalid("escalate", typed, errors) : this.refusals
			.attempt("escalate", typed, () -> this.actions.escalateForRequester(number, wish.reason()));
		if (state.touched()) {
			model.addAttribute("forms", new Forms(state));
			return show(token, null, model);
		}
		return "redirect:/t/" + token + "?done=escalated";
	}

	/** Why the requester wants more attention. */
	record Wish(@NotBlank(message = "{validation.required}") @Size(max = 300,
			message = "{validation.size}") @CleanText(message = "{validation.clean}") String reason) {
	}

	/** What the requester wrote. */
	record Answer(@NotBlank(message = "{validation.required}") @Size(max = 10_000,
			message = "{validation.size}") @CleanText(message = "{validation.clean}") String body) {
	}

}
