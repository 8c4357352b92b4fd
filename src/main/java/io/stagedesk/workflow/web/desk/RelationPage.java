package io.stagedesk.workflow.web.desk;

import java.util.Map;

import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.MergeUndo;
import io.stagedesk.workflow.relation.ChildUpdates;
import io.stagedesk.workflow.relation.RelationActions;
import io.stagedesk.workflow.relation.Splits;
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
 * What people do on the ticket's page with tickets that belong together, and with what is
 * written on the ticket; works as {@link TicketPage} does.
 */
@Controller
@RequestMapping("/desk/tickets/{number}")
class RelationPage {

	private final TicketPage page;

	private final RelationActions actions;

	private final Splits splits;

	private final ChildUpdates updates;

	private final MergeUndo merges;

	RelationPage(TicketPage page, RelationActions actions, Splits splits, ChildUpdates updates, MergeUndo merges) {
		this.page = page;
		this.actions = actions;
		this.splits = splits;
		this.updates = updates;
		this.merges = merges;
	}

	@ModelAttribute("sent")
	Sent sent(@PathVariable String number, @RequestParam(defaultValue = "mine") String view,
			@RequestParam Map<String, String> typed, @AuthenticationPrincipal Viewer viewer) {
		return this.page.sent(number, view, typed, viewer);
	}

	@PostMapping(params = "action=link")
	String link(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@Valid @ModelAttribute RelationForms.Link form, BindingResult errors, Model model) {
		return this.page.act("link", "link", sent, errors, model,
				() -> this.actions.link(sent.number(), form.relation(), form.other().strip(), sent.viewer()));
	}

	@PostMapping(params = "action=unlink")
	String unlink(@ModelAttribute(name = "sent", binding = false) Sent sent, @RequestParam String other, Model model) {
		return this.page.act("unlink", "unlink", sent, null, model,
				() -> this.actions.unlink(sent.number(), other, sent.viewer()));
	}

	@PostMapping(params = "action=incident")
	String mark(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@RequestParam(defaultValue = "false") boolean incident, Model model) {
		return this.page.act("incident", "incident", sent, null, model,
				() -> this.actions.mark(sent.number(), incident, sent.viewer()));
	}

	@PostMapping(params = "action=unmerge")
	String unmerge(@ModelAttribute(name = "sent", binding = false) Sent sent, Model model) {
		return this.page.act("unmerge", "unmerge", sent, null, model,
				() -> this.merges.undo(sent.number(), null, sent.viewer()));
	}

	@PostMapping(params = "action=split")
	String split(@ModelAttribute(name = "sent", binding = false) Sent sent,
			@Valid @ModelAttribute RelationForms.Split form, BindingResult errors, Model model) {
		return this.page.act("split", "split", sent, errors, model,
				() -> this.splits.split(sent.number(), form.ids(), form.subject().strip(), null, null, sent.viewer()));
	}

	@PostMapping(params = "action=children")
	String children(@ModelAttribute(name = "sent", binding = false) Sent sent, Model model) {
		return this.page.act("children", "children", sent, null, model,
				() -> this.updates.begin(sent.number(), RelationForms.update(sent.typed()), sent.viewer()));
	}

	@PostMapping(params = "action=tags")
	String tag(@ModelAttribute(name = "sent", binding = false) Sent sent, Model model) {
		return this.page.act("tags", "tags", sent, null, model,
				() -> this.actions.tag(sent.number(), RelationForms.tags(sent.typed()), null, sent.viewer()));
	}

	@PostMapping(params = "action=fields")
	String fill(@ModelAttribute(name = "sent", binding = false) Sent sent, Model model) {
		return this.page.act("fields", "fields", sent, null, model,
				() -> this.actions.fill(sent.number(), RelationForms.fields(sent.typed()), null, sent.viewer()));
	}

}
