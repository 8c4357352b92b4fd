package io.stagedesk.workflow.web.board;

import java.util.List;
import java.util.Map;

import io.stagedesk.page.Choice;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.page.Words;
import io.stagedesk.sla.figures.ClockFilter;
import io.stagedesk.sla.work.TicketSets;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.UserTask;
import io.stagedesk.workflow.web.desk.Names;
import io.stagedesk.workflow.web.desk.ReasonNames;
import io.stagedesk.workflow.web.desk.TaskCards;
import io.stagedesk.workflow.web.desk.TaskCompletion;
import io.stagedesk.workflow.web.desk.TicketForms;
import jakarta.validation.Valid;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What a manager does from the board: reassign a ticket, acknowledge an escalation. The
 * board opens each form in a dialog; without scripts, and after a refusal, it is a page.
 */
@Controller
@RequestMapping("/board/tickets/{number}")
class BoardActs {

	private final Tickets tickets;

	private final TicketActions actions;

	private final TaskCards cards;

	private final TaskCompletion completion;

	private final TicketSets sets;

	private final Agents agents;

	private final Staff staff;

	private final Refusals refusals;

	private final ReasonNames reasons;

	private final Words words;

	BoardActs(Tickets tickets, TicketActions actions, TaskCards cards, TaskCompletion completion, TicketSets sets,
			Agents agents, Staff staff, Refusals refusals, ReasonNames reasons, Words words) {
		this.reasons = reasons;
		this.tickets = tickets;
		this.actions = actions;
		this.cards = cards;
		this.completion = completion;
		this.sets = sets;
		this.agents = agents;
		this.staff = staff;
		this.refusals = refusals;
		this.words = words;
	}

	@GetMapping("/transfer")
	String transfer(@PathVariable String number, @RequestParam(required = false) String back,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		return transfer(number, back, Forms.fresh(), viewer, model) + (dialog ? " :: dialog" : "");
	}

	@PostMapping("/transfer")
	String transfer(@PathVariable String number, @RequestParam Map<String, String> typed,
			@Valid @ModelAttribute TicketForms.Sideways form, BindingResult errors,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		FormState state = errors.hasErrors() ? FormState.invalid("transfer", typed, errors) : this.refusals
			.attempt("transfer", typed, () -> this.actions.transfer(number, form.transfer(), null, viewer));
		String back = Links.back(typed.get("back"));
		return state.touched() ? transfer(number, back, new Forms(state), viewer, model)
				: "redirect:" + Links.done(back, "transfer");
	}

	private String transfer(String number, String back, Forms forms, Viewer viewer, Model model) {
		TicketSnapshot ticket = begin(number, back, forms, viewer, model);
		Names names = Names.of(this.staff);
		model.addAttribute("team", names.team(ticket.team()));
		model.addAttribute("assignee", names.agent(ticket.assignee()));
		model.addAttribute("teams",
				this.staff.teams().stream().map((team) -> new Choice(team.id(), team.name())).toList());
		model.addAttribute("agents", people(viewer));
		model.addAttribute("reasons", this.reasons.choices());
		return "workflow/board/transfer";
	}

	/** Those who are here come first; each with what lies on the desk already. */
	private List<Choice> people(Viewer viewer) {
		Map<String, Long> open = this.sets.openByAgent(ClockFilter.ALL, viewer);
		return this.agents.of(ClockFilter.ALL, viewer)
			.stream()
			.map((agent) -> new Choice(agent.login(), label(agent, open.getOrDefault(agent.login(), 0L))))
			.toList();
	}

	private String label(Agent agent, long open) {
		return this.words.message("board.transfer.person", agent.name(),
				this.words.message("board.figure." + agent.presence()), open);
	}

	@GetMapping("/escalations/{task}")
	String acknowledge(@PathVariable String number, @PathVariable String task,
			@RequestParam(required = false) String back,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		return acknowledge(number, task, back, Forms.fresh(), viewer, model) + (dialog ? " :: dialog" : "");
	}

	@PostMapping("/escalations/{task}")
	String acknowledge(@PathVariable String number, @PathVariable String task,
			@RequestParam(defaultValue = "{}") String variables, @RequestParam Map<String, String> typed,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		String back = Links.back(typed.get("back"));
		FormState state = this.refusals.attempt(task, typed,
				() -> this.completion.complete(number, task, variables, viewer));
		return state.touched() ? acknowledge(number, task, back, new Forms(state), viewer, model)
				: "redirect:" + Links.done(back, "acknowledge");
	}

	/** Somebody else may have been faster: then there is nothing to fill in. */
	private String acknowledge(String number, String id, String back, Forms forms, Viewer viewer, Model model) {
		TicketSnapshot ticket = begin(number, back, forms, viewer, model);
		UserTask task = this.cards.doable(ticket, viewer)
			.stream()
			.filter((one) -> one.id().equals(id))
			.findFirst()
			.orElse(null);
		model.addAttribute("task", (task != null) ? this.cards.card(task, forms) : null);
		return "workflow/board/acknowledge";
	}

	private TicketSnapshot begin(String number, String back, Forms forms, Viewer viewer, Model model) {
		TicketSnapshot ticket = this.tickets.find(number, viewer);
		model.addAttribute("ticket", ticket);
		model.addAttribute("forms", forms);
		model.addAttribute("back", Links.back(back));
		return ticket;
	}

}
