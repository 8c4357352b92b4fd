package io.stagedesk.workflow.web.desk;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import io.stagedesk.messaging.notice.Notices;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.ServiceLevels;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.reply.PendingReplies;
import jakarta.validation.Valid;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The agent's page of one ticket. Every form posts to the page's own address and says by
 * {@code action} what it wants; after success the browser reads the page anew, after a
 * refusal it gets the page with the complaint and what was typed.
 */
@Controller
@RequestMapping("/desk/tickets/{number}")
class TicketPage {

	private static final Set<String> DONE = Set.of("say", "note", "claim", "ask", "hold", "resume", "transfer",
			"consult", "prioritise", "escalate", "reopen", "close", "merge", "cancel", "complete", "vendor", "return",
			"handover", "withdraw", "seen", "unmask");

	/** What may come before a reply that waits; a reply cares for itself. */
	private static final Set<String> QUIET = Set.of("say", "note", "seen", "unmask");

	private final TicketViews views;

	private final TicketActions actions;

	private final ServiceLevels levels;

	private final TaskCompletion completion;

	private final Tickets tickets;

	private final Refusals refusals;

	private final Notices notices;

	private final PendingReplies replies;

	private final TransactionTemplate transaction;

	TicketPage(TicketViews views, TicketActions actions, ServiceLevels levels, TaskCompletion completion,
			Tickets tickets, Refusals refusals, Notices notices, PendingReplies replies,
			PlatformTransactionManager transactions) {
		this.replies = replies;
		this.transaction = new TransactionTemplate(transactions);
		this.views = views;
		this.actions = actions;
		this.levels = levels;
		this.completion = completion;
		this.tickets = tickets;
		this.refusals = refusals;
		this.notices = notices;
	}

	@ModelAttribute("sent")
	Sent sent(@PathVariable String number, @RequestParam(defaultValue = "mine") String view,
			@RequestParam Map<String, String> typed, @AuthenticationPrincipal Viewer viewer) {
		return new Sent(number, Rows.VIEWS.contains(view) ? view : "mine", typed, viewer);
	}

	@GetMapping
	String show(@ModelAttribute(name = "sent", binding = false) Sent sent, @RequestParam(required = false) String done,
			Model model) {
		if (done != null && DONE.contains(done)) {
			model.addAttribute("done", done);
		}
		String page = page(sent, Forms.fresh(), model);
		TicketNumber.parse(sent.number()).ifPresent((number) -> this.notices.readOf(sent.viewer(), number.id()));
		return page;
	}

	@PostMapping(params = "action=say")
	String say(@ModelAttribute(name = "sent", binding = false) Sent sent, @Valid @ModelAttribute TicketForms.Say form,
			BindingResult errors, Model model) {
		String done = "INTERNAL".equals(form.visibility()) ? "note" : "say";
		return act("say", done, sent, errors, model, () -> {
			this.tickets.find(sent.number(), sent.viewer());
			if (form.kind() == Visibility.PUBLIC) {
				this.replies.reply(sent.number(), form.body(), form.lastSeen(), sent.viewer());
			}
			else {
				this.tickets.write(sent.number(), form.kind(), form.body(), null, Actor.of(sent.viewer()));
			}
		});
	}

	/** Gives a reply that is not said yet back into the composer. */
	@PostMapping(params = "action=undo")
	String undo(@ModelAttribute(name = "sent", binding = false) Sent sent, @RequestParam long reply,
			@RequestParam(defaultValue = "") String draft, Model model) {
		AtomicReference<String> text = new AtomicReference<>("");
		FormState state = this.refusals.attempt("undo", Map.of(),
				() -> text.set(this.replies.undo(sent.number(), reply, sent.viewer())));
		String kept = (text.get() + "\n\n" + draft).strip();
		FormState composer = FormState.fresh("say", Map.of("visibility", "PUBLIC", "body", kept));
		return page(sent, new Forms(state.touched() ? state : composer), model);
	}

	@PostMapping(params = "action=complete")
	String complete(@ModelAttribute(name = "sent", binding = false) Sent sent, @RequestParam String task,
			@RequestParam(defaultValue = "{}") String variables, Model model) {
		return act(task, "complete", sent, null, model,
				() -> this.completion.complete(sent.number(), task, variables, sent.viewer()));
	}

	@PostMapping(params = "action=claim")
	String claim(@ModelAttribute(name = "sent", binding = false) Sent sent, Model model) {
		return act("claim", "claim", sent, null, model, () -> this.actions.claim(sent.number(), null, sent.viewer()));
	}

	@PostMapping(params = "action=ask")
	String ask(@ModelAttribute(name = "sent", binding = false) Sent sent, @Valid @ModelAttribute TicketForms.Ask form,
			BindingResult errors, Model model) {
		return act("ask", "ask", sent, errors, model,
				() -> this.actions.ask(sent.number(), form.question(), null, sent.viewer()));
	}

	@PostMapping(params = "action=hold")
	String hold(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@Valid @ModelAttribute TicketForms.Reason form, BindingResult errors, Model model) {
		return act("hold", "hold", sent, errors, model,
				() -> this.actions.waitFor(sent.number(), Status.ON_HOLD, form.reason(), null, sent.viewer()));
	}

	@PostMapping(params = "action=resume")
	String resume(@ModelAttribute(name = "sent", binding = false) Sent sent, Model model) {
		return act("resume", "resume", sent, null, model,
				() -> this.actions.resume(sent.number(), null, sent.viewer()));
	}

	@PostMapping(params = "action=transfer")
	String transfer(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@Valid @ModelAttribute TicketForms.Sideways form, BindingResult errors, Model model) {
		return act("transfer", "transfer", sent, errors, model,
				() -> this.actions.transfer(sent.number(), form.transfer(), null, sent.viewer()));
	}

	@PostMapping(params = "action=consult")
	String consult(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@Valid @ModelAttribute TicketForms.Advice form, BindingResult errors, Model model) {
		return act("consult", "consult", sent, errors, model,
				() -> this.actions.consult(sent.number(), form.team(), form.question(), null, sent.viewer()));
	}

	@PostMapping(params = "action=prioritise")
	String prioritise(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@Valid @ModelAttribute TicketForms.Urgency form, BindingResult errors, Model model) {
		return act("prioritise", "prioritise", sent, errors, model, () -> this.levels.prioritise(sent.number(),
				Priority.valueOf(form.priority()), form.reason(), null, sent.viewer()));
	}

	@PostMapping(params = "action=escalate")
	String escalate(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@Valid @ModelAttribute TicketForms.Reason form, BindingResult errors, Model model) {
		return act("escalate", "escalate", sent, errors, model,
				() -> this.actions.escalate(sent.number(), form.reason(), null, sent.viewer()));
	}

	@PostMapping(params = "action=reopen")
	String reopen(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@Valid @ModelAttribute TicketForms.Reason form, BindingResult errors, Model model) {
		return act("reopen", "reopen", sent, errors, model,
				() -> this.actions.reopen(sent.number(), form.reason(), null, sent.viewer()));
	}

	@PostMapping(params = "action=close")
	String close(@ModelAttribute(name = "sent", binding = false) Sent sent, Model model) {
		return act("close", "close", sent, null, model, () -> this.actions.close(sent.number(), null, sent.viewer()));
	}

	@PostMapping(params = "action=merge")
	String merge(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@Valid @ModelAttribute TicketForms.Into form, BindingResult errors, Model model) {
		return act("merge", "merge", sent, errors, model,
				() -> this.actions.merge(sent.number(), form.into().strip(), null, sent.viewer()));
	}

	@PostMapping(params = "action=cancel")
	String cancel(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@Valid @ModelAttribute TicketForms.Withdraw form, BindingResult errors, Model model) {
		return act("cancel", "cancel", sent, errors, model,
				() -> this.actions.cancel(sent.number(), form.reason(), null, sent.viewer()));
	}

	/**
	 * Does it; a ticket that the viewer does not see any more leads back to the list.
	 */
	String act(String form, String done, Sent sent, Errors errors, Model model, Runnable act) {
		FormState state = (errors != null && errors.hasErrors()) ? FormState.invalid(form, sent.typed(), errors)
				: this.refusals.attempt(form, sent.typed(), QUIET.contains(done) ? act : afterReplies(sent, act));
		return state.touched() ? page(sent, new Forms(state), model) : "redirect:" + next(sent, done);
	}

	/** What the agent does after a reply comes after it for everybody. */
	private Runnable afterReplies(Sent sent, Runnable act) {
		boolean waits = TicketNumber.parse(sent.number())
			.filter((number) -> this.replies.isWaiting(number, sent.viewer()))
			.isPresent();
		return !waits ? act : () -> this.transaction.executeWithoutResult((status) -> {
			this.replies.sayFirst(sent.number(), sent.viewer());
			act.run();
		});
	}

	private URI next(Sent sent, String done) {
		boolean gone = this.tickets.visible(ids(sent.number()), sent.viewer()).isEmpty();
		return gone ? UriComponentsBuilder.fromPath("/desk").queryParam("view", sent.view()).build().toUri()
				: UriComponentsBuilder.fromPath("/desk/tickets/{number}")
					.queryParam("view", sent.view())
					.queryParam("done", done)
					.build(sent.number());
	}

	private static List<Long> ids(String number) {
		return TicketNumber.parse(number).map(TicketNumber::id).stream().toList();
	}

	private String page(Sent sent, Forms forms, Model model) {
		model.addAttribute("forms", forms);
		model.addAttribute("ticket", this.views.of(sent.number(), sent.view(), forms, sent.viewer()));
		return "workflow/ticket";
	}

	/** Whose form it is, on which ticket, and all that was typed. */
	record Sent(String number, String view, Map<String, String> typed, Viewer viewer) {
	}

}
