package io.stagedesk.workflow.web.desk;

import java.util.Map;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.workflow.Handovers;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.VendorActions;
import io.stagedesk.workflow.web.desk.TicketPage.Sent;
import jakarta.validation.Valid;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What people do on the ticket's page with a ticket that changes hands, besides the
 * transfer; works as {@link TicketPage} does.
 */
@Controller
@RequestMapping("/desk/tickets/{number}")
class MovePage {

	private final TicketPage page;

	private final VendorActions vendors;

	private final Handovers handovers;

	private final TicketActions actions;

	private final SeenTickets tickets;

	MovePage(TicketPage page, VendorActions vendors, Handovers handovers, TicketActions actions, SeenTickets tickets) {
		this.page = page;
		this.vendors = vendors;
		this.handovers = handovers;
		this.actions = actions;
		this.tickets = tickets;
	}

	@ModelAttribute("sent")
	Sent sent(@PathVariable String number, @RequestParam(defaultValue = "mine") String view,
			@RequestParam Map<String, String> typed, @AuthenticationPrincipal Viewer viewer) {
		return this.page.sent(number, view, typed, viewer);
	}

	@PostMapping(params = "action=vendor")
	String vendor(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@Valid @ModelAttribute MoveForms.ToVendor form, BindingResult errors, Model model) {
		return this.page.act("vendor", "vendor", sent, errors, model,
				() -> this.vendors.hand(sent.number(), form.wish(), null, sent.viewer()));
	}

	@PostMapping(params = "action=return")
	String takeBack(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@Valid @ModelAttribute MoveForms.Note form, BindingResult errors, Model model) {
		return this.page.act("return", "return", sent, errors, model,
				() -> this.vendors.takeBack(sent.number(), form.note(), null, sent.viewer()));
	}

	@PostMapping(params = "action=handover")
	String handOver(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@Valid @ModelAttribute MoveForms.Note form, BindingResult errors, Model model) {
		return this.page.act("handover", "handover", sent, errors, model,
				() -> this.handovers.handOver(sent.number(), form.note(), null, sent.viewer()));
	}

	@PostMapping(params = "action=withdraw")
	String withdrawAdvice(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@Valid @ModelAttribute TicketForms.Reason form, BindingResult errors, Model model) {
		return this.page.act("withdraw", "withdraw", sent, errors, model,
				() -> this.actions.withdrawAdvice(sent.number(), form.reason(), sent.viewer()));
	}

	@PostMapping(params = "action=seen")
	String seen(@ModelAttribute(name = "sent", binding = false) Sent sent, Model model) {
		return this.page.act("seen", "seen", sent, null, model,
				() -> this.actions.tookNote(sent.number(), sent.viewer()));
	}

	@PostMapping(params = "action=unmask")
	String unmask(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@Valid @ModelAttribute TicketForms.Reason form, BindingResult errors, Model model) {
		return this.page.act("unmask", "unmask", sent, errors, model,
				() -> this.tickets.open(sent.number(), form.reason(), sent.viewer()));
	}

}
