package io.stagedesk.messaging.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.messaging.MailSettings;
import io.stagedesk.messaging.MailState;
import io.stagedesk.messaging.MailWriter;
import io.stagedesk.messaging.Outbox;
import io.stagedesk.messaging.OutgoingMail;
import io.stagedesk.messaging.web.room.MailRoom;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.staff.Viewer;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Every mail that leaves, with its state and its text. */
@Controller
@RequestMapping("/admin/outbox")
class OutboxPage {

	private static final int LIMIT = 50;

	private final Outbox outbox;

	private final MailWriter writer;

	private final MailRoom room;

	private final Refusals refusals;

	private final boolean delivers;

	OutboxPage(Outbox outbox, MailWriter writer, MailRoom room, Refusals refusals, MailSettings settings) {
		this.room = room;
		this.refusals = refusals;
		this.outbox = outbox;
		this.writer = writer;
		this.delivers = !settings.smtp().host().isBlank();
	}

	@GetMapping
	String list(@RequestParam(required = false) MailState state, @RequestParam(required = false) String cursor,
			Model model) {
		Slice<MailView> mails = this.outbox
			.list((state != null) ? List.of(state) : List.of(), LIMIT, Optional.ofNullable(cursor).map(Cursor::parse))
			.map(this::view);
		model.addAttribute("mails", mails.items());
		model.addAttribute("next", mails.next());
		model.addAttribute("state", (state != null) ? state.name() : "ALL");
		model.addAttribute("states",
				Stream.concat(Stream.of("ALL"), Stream.of(MailState.values()).map(Enum::name)).toList());
		model.addAttribute("delivers", this.delivers);
		return "messaging/outbox";
	}

	@GetMapping("/{id}")
	String read(@PathVariable long id, Model model) {
		OutgoingMail mail = this.outbox.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("mail", view(mail));
		model.addAttribute("releasable",
				this.delivers && mail.state() != MailState.QUEUED && mail.state() != MailState.SENT);
		return "messaging/outbox-mail";
	}

	@PostMapping("/{id}")
	String release(@PathVariable long id, @AuthenticationPrincipal Viewer viewer, Model model) {
		FormState state = this.refusals.attempt("mail", Map.of(), () -> this.room.release(id, viewer));
		model.addAttribute("forms", new Forms(state));
		return state.touched() ? read(id, model) : "redirect:/admin/outbox/" + id;
	}

	private MailView view(OutgoingMail mail) {
		return MailView.of(mail, this.writer.write(mail));
	}

}
