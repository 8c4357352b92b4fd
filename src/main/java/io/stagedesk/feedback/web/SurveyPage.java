package io.stagedesk.feedback.web;

import java.util.Map;

import io.stagedesk.api.CleanText;
import io.stagedesk.feedback.Survey;
import io.stagedesk.feedback.Surveys;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.Tickets;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

/**
 * The requester's vote. Opening the link votes for nothing: mail scanners open links.
 */
@Controller
@RequestMapping("/csat/{token}")
class SurveyPage {

	private final Surveys surveys;

	private final Tickets tickets;

	private final Refusals refusals;

	SurveyPage(Surveys surveys, Tickets tickets, Refusals refusals) {
		this.surveys = surveys;
		this.tickets = tickets;
		this.refusals = refusals;
	}

	@GetMapping
	String show(@PathVariable String token, Model model) {
		Survey survey = this.surveys.byToken(token);
		String number = new TicketNumber(survey.ticketId()).toString();
		model.addAttribute("survey",
				new SurveyView(token, number, this.tickets.get(number).subject(), survey.isAnswered()));
		return "feedback/survey";
	}

	@PostMapping
	String answer(@PathVariable String token, @Valid @ModelAttribute Vote vote, BindingResult errors,
			@RequestParam Map<String, String> typed, Model model) {
		FormState form = errors.hasErrors() ? FormState.invalid("survey", typed, errors) : this.refusals
			.attempt("survey", typed, () -> this.surveys.answer(token, Integer.parseInt(vote.score()), vote.comment()));
		if (form.touched()) {
			model.addAttribute("forms", new Forms(form));
			return show(token, model);
		}
		return "redirect:/csat/" + token;
	}

	/** What the requester sent. */
	record Vote(
			@NotNull(message = "{validation.score}") @Pattern(regexp = "[1-5]",
					message = "{validation.score}") String score,
			@Size(max = 2000, message = "{validation.size}") @CleanText(message = "{validation.clean}") String text) {

		String comment() {
			return (this.text == null || this.text.isBlank()) ? null : this.text.strip();
		}

	}

}
