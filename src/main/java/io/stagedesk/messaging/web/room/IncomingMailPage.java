package io.stagedesk.messaging.web.room;

import java.util.Map;
import java.util.Optional;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.messaging.incoming.IncomingMail;
import io.stagedesk.messaging.incoming.IncomingMails;
import io.stagedesk.messaging.incoming.IncomingState;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.staff.Viewer;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** One mail that came in: what it is, what is in it, and what shall become of it. */
@Controller
@RequestMapping("/admin/mails/{id:[0-9]{1,18}}")
class IncomingMailPage {

	private static final String FORM = "mail";

	private final IncomingMails mails;

	private final Previews previews;

	private final RawMails raw;

	private final MailRoom room;

	private final Refusals refusals;

	IncomingMailPage(IncomingMails mails, Previews previews, RawMails raw, MailRoom room, Refusals refusals) {
		this.mails = mails;
		this.previews = previews;
		this.raw = raw;
		this.room = room;
		this.refusals = refusals;
	}

	@GetMapping
	String show(@PathVariable long id, @RequestParam(required = false) String done, Model model) {
		model.addAttribute("done", done != null);
		return page(find(id), model);
	}

	@GetMapping("/raw")
	ResponseEntity<StreamingResponseBody> raw(@PathVariable long id) {
		return this.raw.answer(find(id));
	}

	/** What the frame on the page shows. */
	@GetMapping("/layout")
	ResponseEntity<byte[]> layout(@PathVariable long id, @RequestParam(defaultValue = "") String images) {
		return this.previews.layout(find(id), images.equals("1")).orElseThrow(IncomingMailPage::nothing);
	}

	@PostMapping
	String act(@PathVariable long id, @RequestParam(defaultValue = "") String action,
			@RequestParam(defaultValue = "") String ticket, @AuthenticationPrincipal Viewer viewer, Model model) {
		find(id);
		FormState state = this.refusals.attempt(FORM, Map.of("ticket", ticket), () -> {
			switch (action) {
				case "process" -> this.room.letIn(id, Optional.empty(), viewer);
				case "attach" -> attach(id, ticket, viewer);
				case "dismiss" -> this.room.dismiss(id, viewer);
				default -> throw nothing();
			}
		});
		if (!state.touched()) {
			return "redirect:/admin/mails/%d?done=%s".formatted(id, action);
		}
		model.addAttribute("forms", new Forms(state));
		return page(find(id), model);
	}

	private void attach(long id, String ticket, Viewer viewer) {
		if (ticket.isBlank()) {
			throw new FieldErrorsException("ticket", "is not a ticket");
		}
		this.room.letIn(id, Optional.of(ticket), viewer);
	}

	private String page(IncomingMail mail, Model model) {
		model.addAttribute("mail", mail);
		model.addAttribute("preview", this.previews.of(mail).orElse(null));
		model.addAttribute("dismissable",
				mail.state() == IncomingState.QUARANTINED || mail.state() == IncomingState.FAILED);
		return "messaging/mail";
	}

	private IncomingMail find(long id) {
		return this.mails.find(id).orElseThrow(IncomingMailPage::nothing);
	}

	private static ResponseStatusException nothing() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
