package io.stagedesk.messaging.mailbox.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.stagedesk.messaging.mailbox.LoginKind;
import io.stagedesk.messaging.mailbox.MailProtocol;
import io.stagedesk.messaging.mailbox.Mailbox;
import io.stagedesk.messaging.mailbox.Mailboxes;
import io.stagedesk.messaging.mailbox.Starttls;
import io.stagedesk.messaging.mailbox.fetch.ConnectionTest.Seen;
import io.stagedesk.page.Choice;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Scenario;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** All mailboxes with their state, and the editor of one, where it can be tried. */
@Controller
@RequestMapping("/admin/mailboxes")
class MailboxesPage {

	private static final String FORM = "mailbox";

	private final Mailboxes mailboxes;

	private final Visitor visitor;

	private final Staff staff;

	private final Refusals refusals;

	private final Words words;

	MailboxesPage(Mailboxes mailboxes, Visitor visitor, Staff staff, Refusals refusals, Words words) {
		this.mailboxes = mailboxes;
		this.visitor = visitor;
		this.staff = staff;
		this.refusals = refusals;
		this.words = words;
	}

	@GetMapping
	String list(@RequestParam(required = false) String done, Model model) {
		model.addAttribute("done", done != null);
		model.addAttribute("mailboxes", this.mailboxes.list());
		return "messaging/mailboxes";
	}

	/** A key that is not there yet begins a new mailbox. */
	@GetMapping("/{id}")
	String edit(@PathVariable String id, @RequestParam(required = false) String done, Model model) {
		model.addAttribute("done", done != null);
		MailboxForm form = this.mailboxes.find(id)
			.map(MailboxForm::of)
			.orElseGet(() -> MailboxForm.fresh(id.equals("new") ? "" : id));
		return editor(form, FormState.fresh(FORM, form.shown()), model);
	}

	@PostMapping
	String save(@RequestParam MultiValueMap<String, String> typed, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		MailboxForm form = MailboxForm.read(typed);
		FormState state = this.refusals.attempt(FORM, form.shown(),
				() -> this.mailboxes.save(form.text("id"), form.terms(), form.version(), viewer));
		return state.touched() ? editor(form, state, model) : back(form.text("id"));
	}

	/** Tries what is typed, and keeps nothing of it. */
	@PostMapping("/test")
	String test(@RequestParam MultiValueMap<String, String> typed, Model model) {
		MailboxForm form = MailboxForm.read(typed);
		AtomicReference<Seen> seen = new AtomicReference<>();
		FormState state = this.refusals.attempt(FORM, form.shown(),
				() -> seen.set(this.visitor.test(form.text("id"), form.terms())));
		model.addAttribute("seen", seen.get());
		return editor(form, state.touched() ? state : FormState.fresh(FORM, form.shown()), model);
	}

	/** Tries a mailbox as it is kept. */
	@PostMapping("/{id}/test")
	String test(@PathVariable String id, Model model) {
		Mailbox mailbox = this.mailboxes.find(id).orElseThrow(StaffNotFoundException::new);
		model.addAttribute("seen", this.visitor.test(mailbox));
		return editor(MailboxForm.of(mailbox), FormState.fresh(FORM, MailboxForm.of(mailbox).shown()), model);
	}

	@PostMapping("/{id}/check")
	String check(@PathVariable String id, Model model) {
		Mailbox mailbox = this.mailboxes.find(id).orElseThrow(StaffNotFoundException::new);
		model.addAttribute("checked", this.visitor.check(mailbox));
		return editor(MailboxForm.of(mailbox), FormState.fresh(FORM, MailboxForm.of(mailbox).shown()), model);
	}

	@PostMapping("/{id}/remove")
	String remove(@PathVariable String id, @AuthenticationPrincipal Viewer viewer, Model model) {
		Mailbox mailbox = this.mailboxes.find(id).orElseThrow(StaffNotFoundException::new);
		MailboxForm form = MailboxForm.of(mailbox);
		FormState state = this.refusals.attempt(FORM, form.shown(), () -> this.mailboxes.remove(id, viewer));
		return state.touched() ? editor(form, state, model) : "redirect:/admin/mailboxes?done=removed";
	}

	private String editor(MailboxForm form, FormState state, Model model) {
		Optional<Mailbox> known = this.mailboxes.find(form.text("id"))
			.filter((one) -> !form.text("version").equals("0"));
		model.addAttribute("forms", new Forms(state));
		model.addAttribute("mailbox", known.orElse(null));
		model.addAttribute("active", !form.text("active").isEmpty());
		model.addAttribute("protocols", choices(MailProtocol.values(), "mailbox.protocol."));
		model.addAttribute("encryptions", choices(Starttls.values(), "mailbox.starttls."));
		model.addAttribute("logins", choices(LoginKind.values(), "mailbox.login."));
		model.addAttribute("scenarios", choices(Scenario.values(), "scenario."));
		model.addAttribute("teams",
				this.staff.teams().stream().map((one) -> new Choice(one.id(), one.name())).toList());
		return "messaging/mailbox";
	}

	private List<Choice> choices(Enum<?>[] values, String prefix) {
		return Stream.of(values).map((one) -> new Choice(one.name(), this.words.message(prefix + one.name()))).toList();
	}

	private static String back(String id) {
		return "redirect:" + UriComponentsBuilder.fromPath("/admin/mailboxes/{id}")
			.queryParam("done", "saved")
			.buildAndExpand(Map.of("id", id))
			.encode()
			.toUriString();
	}

}
