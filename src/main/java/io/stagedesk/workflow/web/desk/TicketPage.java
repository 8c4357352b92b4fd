package io.stagedesk.workflow.web.desk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

import io.stagedesk.messaging.notice.Notices;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.staff.Viewer;
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

	/** What was done, as the words {@code done.*} say it. */
	private static final Pattern DONE = Pattern.compile("[a-z-]{1,20}");

	/** What may come before a reply that waits; a reply cares for itself. */
	private static final Set<String> QUIET = Set.of("say", "note", "seen", "unmask", "snooze", "unsnooze");

	private final PageReading reading;

	private final Rows rows;

	private final TicketActions actions;

	private final ServiceLevels levels;

	private final TaskCompletion completion;

	private final Tickets tickets;

	private final Refusals refusals;

	private final Notices notices;

	private final PendingReplies replies;

	private final Untold untold;

	private final TransactionTemplate transaction;

	TicketPage(PageReading reading, Rows rows, TicketActions actions, ServiceLevels levels, TaskCompletion completion,
			Tickets tickets, Refusals refusals, Notices notices, PendingReplies replies, Untold untold,
			PlatformTransactionManager transactions) {
		this.reading = reading;
		this.replies = replies;
		this.untold = untold;
		this.transaction = new TransactionTemplate(transactions);
		this.rows = rows;
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
		return new Sent(number, this.rows.known(view, viewer), typed, DeskPart.of(typed.getOrDefault("part", "")),
				viewer);
	}

	@GetMapping
	String show(@ModelAttribute(name = "sent", binding = false) Sent sent, @RequestParam(required = false) String done,
			Model model) {
		if (done != null && DONE.matcher(done).matches()) {
			model.addAttribute("done", done);
			model.addAttribute("untold",
					done.equals("note") ? this.untold.byLastNote(sent.number(), sent.viewer()) : List.of());
		}
		String page = this.reading.read(sent, Forms.fresh(), model);
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
				this.replies.reply(sent.number(), form.body(), form.lastSeen(), form.files(), sent.viewer());
			}
			else {
				this.replies.note(sent.number(), form.body(), form.files(), sent.viewer());
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
		return this.reading.read(sent, new Forms(state.touched() ? state : composer), model);
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
		return state.touched() ? this.reading.read(sent, new Forms(state), model) : "redirect:" + next(sent, done);
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

	private String next(Sent sent, String done) {
		boolean gone = this.tickets.visible(ids(sent.number()), sent.viewer()).isEmpty();
		UriComponentsBuilder next = UriComponentsBuilder.fromPath(gone ? "/desk" : "/desk/tickets/{number}")
			.queryParam("view", sent.view());
		if (!gone) {
			next.queryParam("done", done);
			if (sent.part() == DeskPart.TICKET) {
				next.queryParam("part", "ticket");
			}
		}
		return next.encode().buildAndExpand(sent.number()).toUriString();
	}

	private static List<Long> ids(String number) {
		return TicketNumber.parse(number).map(TicketNumber::id).stream().toList();
	}

	/** Whose form it is, on which ticket, and all that was typed. */
	record Sent(String number, String view, Map<String, String> typed, DeskPart part, Viewer viewer) {
	}

}
