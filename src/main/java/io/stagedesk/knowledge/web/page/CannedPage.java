package io.stagedesk.knowledge.web.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.knowledge.canned.CannedReplies;
import io.stagedesk.knowledge.canned.CannedReply;
import io.stagedesk.knowledge.canned.CannedTerms;
import io.stagedesk.knowledge.canned.Placeholders;
import io.stagedesk.knowledge.canned.Placeholders.Filled;
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
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The canned replies that somebody sees; one of them, or a new one, is in the form. */
@Controller
@RequestMapping("/desk/canned")
class CannedPage {

	private static final String FORM = "canned";

	private static final int MOST = 200;

	private final CannedReplies replies;

	private final Owners owners;

	private final Refusals refusals;

	CannedPage(CannedReplies replies, Owners owners, Refusals refusals) {
		this.replies = replies;
		this.owners = owners;
		this.refusals = refusals;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String id, @RequestParam(defaultValue = "") String q,
			@RequestParam(required = false) String done, @AuthenticationPrincipal Viewer viewer, Model model) {
		FormState form = id(id).map((one) -> filled(this.replies.get(one, viewer)))
			.orElseGet(() -> FormState.fresh(FORM, Map.of("version", "0", "owner", Owners.ME)));
		model.addAttribute("done", done != null);
		return show(form, q, viewer, model);
	}

	@PostMapping
	String act(@RequestParam Map<String, String> typed, @RequestParam(defaultValue = "") String q,
			@RequestParam(defaultValue = "") String id, @RequestParam(defaultValue = "save") String action,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		FormState form = this.refusals.attempt(FORM, typed, () -> {
			if (action.equals("remove")) {
				id(id).ifPresent((one) -> this.replies.remove(one, viewer));
			}
			else {
				save(id(id), terms(typed, viewer), typed, viewer);
			}
		});
		return form.touched() ? show(form, q, viewer, model) : "redirect:/desk/canned?done=saved";
	}

	/** What a reply would say, with examples in its places. */
	@PostMapping("/preview")
	@ResponseBody
	Filled preview(@RequestParam(defaultValue = "") String text, @AuthenticationPrincipal Viewer viewer) {
		return Placeholders.fill(text, (name) -> Optional.ofNullable(Examples.of(viewer.name()).get(name)));
	}

	@PostMapping("/{id}/used")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@ResponseBody
	void used(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		id(id).ifPresent((one) -> this.replies.used(one, viewer));
	}

	private void save(Optional<Long> id, CannedTerms terms, Map<String, String> typed, Viewer viewer) {
		if (id.isEmpty()) {
			this.replies.add(terms, viewer);
			return;
		}
		Optional<Integer> version = Optional.of(typed.getOrDefault("version", ""))
			.filter((one) -> one.matches("[0-9]{1,9}"))
			.map(Integer::valueOf);
		this.replies.change(id.get(), terms, version, viewer);
	}

	private String show(FormState form, String q, Viewer viewer, Model model) {
		List<CannedView.Row> rows = this.replies.list(q, MOST, viewer)
			.stream()
			.map((one) -> new CannedView.Row(one.id(), one.terms().shortcut(), one.terms().title(),
					this.owners.name(one.terms()), LanguageFields.names(one.terms().texts().keySet()), one.uses()))
			.toList();
		boolean known = !form.value("id").isEmpty();
		boolean fixed = known && id(form.value("id")).map((one) -> this.replies.get(one, viewer))
			.filter((one) -> !one.isWritableBy(viewer))
			.isPresent();
		model.addAttribute("forms", new Forms(form));
		model.addAttribute("canned", new CannedView(q, rows, known, fixed,
				this.owners.choices(viewer, form.value("owner")), LanguageFields.of(form, List.of())));
		return "knowledge/canned";
	}

	private CannedTerms terms(Map<String, String> typed, Viewer viewer) {
		Owners.Owner owner = this.owners.parse(typed.getOrDefault("owner", ""), viewer);
		return new CannedTerms(owner.scope(), owner.owner(), text(typed, "shortcut"), text(typed, "title"),
				text(typed, "scenario"), LanguageFields.typed(typed, (field) -> typed.getOrDefault(field, "")));
	}

	private static String text(Map<String, String> typed, String field) {
		return typed.getOrDefault(field, "").strip();
	}

	private static FormState filled(CannedReply reply) {
		Map<String, String> values = new HashMap<>();
		CannedTerms terms = reply.terms();
		values.putAll(Map.of("id", String.valueOf(reply.id()), "version", String.valueOf(reply.version()), "owner",
				Owners.written(terms), "shortcut", terms.shortcut(), "title", terms.title(), "scenario",
				terms.scenario()));
		terms.texts().forEach((language, text) -> values.put(LanguageFields.PREFIX + language, text));
		return FormState.fresh(FORM, values);
	}

	private static Optional<Long> id(String text) {
		return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
	}

}
