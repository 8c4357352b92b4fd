package io.stagedesk.sla.web.page.policy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.sla.Policies;
import io.stagedesk.sla.Policy;
import io.stagedesk.sla.PolicySpec;
import io.stagedesk.sla.TermChanges;
import io.stagedesk.sla.TermPreview;
import io.stagedesk.sla.web.page.ChangeView.Subject;
import io.stagedesk.sla.web.page.ChangeViews;
import io.stagedesk.sla.web.page.SavedScope;
import io.stagedesk.sla.web.page.TermWords;
import io.stagedesk.staff.Viewer;

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

/**
 * One policy: its table of goals, what it would promise a ticket, and what a change would
 * do to open tickets before it is stored. The editor posts to the page's own address and
 * says by {@code action} what it wants.
 */
@Controller
@RequestMapping("/board/policies/{key}")
class PolicyPage {

	private static final String FORM = "policy";

	private final Policies policies;

	private final TermChanges changes;

	private final PolicyViews views;

	private final PolicyDifferences differences;

	private final ChangeViews changeViews;

	private final PolicyReading reading;

	private final TryOut tryOut;

	private final Refusals refusals;

	private final TermWords words;

	PolicyPage(Policies policies, TermChanges changes, PolicyViews views, PolicyDifferences differences,
			ChangeViews changeViews, PolicyReading reading, TryOut tryOut, Refusals refusals, TermWords words) {
		this.policies = policies;
		this.changes = changes;
		this.views = views;
		this.differences = differences;
		this.changeViews = changeViews;
		this.reading = reading;
		this.tryOut = tryOut;
		this.refusals = refusals;
		this.words = words;
	}

	/**
	 * @param copy key of the policy that a new one begins like
	 * @param done what was stored a moment ago, for {@code tickets} tickets
	 */
	@GetMapping
	String show(@PathVariable String key, @RequestParam(required = false) String copy,
			@RequestParam(required = false) String done, @RequestParam(defaultValue = "0") int tickets, Model model) {
		if (SavedScope.isOne(done)) {
			model.addAttribute("done", this.words.text("terms.done." + done, tickets));
		}
		String base = (copy == null || this.policies.find(key).isPresent()) ? key : copy;
		Policy like = this.policies.get(base);
		Policy shown = base.equals(key) ? like : new Policy(key, key, 0, like.spec());
		return editor(key, PolicyForm.of(shown, this.views.trial(shown)), Forms.fresh(), model);
	}

	@PostMapping
	String act(@PathVariable String key, @RequestParam(defaultValue = "edit") String action,
			@RequestParam MultiValueMap<String, String> typed, @AuthenticationPrincipal Viewer viewer, Model model) {
		PolicyForm form = PolicyForm.read(typed);
		return switch (action) {
			case "preview" -> preview(key, form, typed, viewer, model);
			case "future" -> save(key, form, SavedScope.FUTURE, viewer, model);
			case "open" -> save(key, form, SavedScope.OPEN, viewer, model);
			case "try" -> tryOut(key, form, model);
			case "ola" -> editor(key, form.withSegment(), Forms.fresh(), model);
			case "ladder" -> editor(key, form.withStep(), Forms.fresh(), model);
			case "rebase" -> editor(key, form.withVersion(versionOf(key)), Forms.fresh(), model);
			default -> editor(key, form, Forms.fresh(), model);
		};
	}

	private String preview(String key, PolicyForm form, MultiValueMap<String, String> typed, Viewer viewer,
			Model model) {
		AtomicReference<PolicySpec> spec = new AtomicReference<>();
		AtomicReference<TermPreview> preview = new AtomicReference<>();
		FormState state = this.refusals.attempt(FORM, PolicyReading.fields(form), () -> {
			spec.set(this.reading.spec(form));
			preview.set(
					ChangeViews.unlessNeverOpen("calendar", () -> this.changes.previewPolicy(key, spec.get(), viewer)));
		});
		if (state.touched() || isStale(key, form)) {
			return editor(key, form, new Forms(state), model);
		}
		Policy fresh = new Policy(key, form.name(), versionOf(key), spec.get());
		List<String> differs = stored(key).map((before) -> this.differences.between(before, fresh)).orElse(List.of());
		model.addAttribute("change", this.changeViews.of(new Subject(FORM, key, form.name(), versionOf(key)), typed,
				differs, preview.get()));
		return "sla/change";
	}

	/** Stores first; then, where the manager wants it, open tickets follow. */
	private String save(String key, PolicyForm form, SavedScope scope, Viewer viewer, Model model) {
		FormState state = this.refusals.attempt(FORM, PolicyReading.fields(form),
				() -> this.policies.put(key, form.name(), this.reading.spec(form),
						Optional.of(ChangeViews.version(form.version())), viewer.login()));
		if (state.touched()) {
			boolean told = isStale(key, form) && stored(key).isPresent();
			return editor(key, form, told ? Forms.fresh() : new Forms(state), model);
		}
		int tickets = (scope == SavedScope.OPEN) ? this.changes.applyPolicy(key, viewer).moved() : 0;
		return "redirect:" + UriComponentsBuilder.fromPath("/board/policies/{key}")
			.queryParam("done", scope)
			.queryParam("tickets", tickets)
			.build(key);
	}

	/** By what was typed; stored is nothing. */
	private String tryOut(String key, PolicyForm form, Model model) {
		FormState state = this.refusals.attempt(FORM, PolicyReading.fields(form),
				() -> model.addAttribute("lines", this.tryOut.of(key, this.reading.spec(form), form.trial())));
		return editor(key, form, new Forms(state), model);
	}

	private String editor(String key, PolicyForm form, Forms forms, Model model) {
		model.addAttribute("forms", forms);
		model.addAttribute("policy",
				stored(key).map((one) -> this.views.of(one, form)).orElseGet(() -> this.views.ofNew(key)));
		model.addAttribute("typed", form);
		model.addAttribute("choices", this.views.choices());
		model.addAttribute("blank", SegmentRow.BLANK);
		model.addAttribute("zones", TermWords.zones());
		return "sla/policy";
	}

	private boolean isStale(String key, PolicyForm form) {
		return !form.version().equals(String.valueOf(versionOf(key)));
	}

	private int versionOf(String key) {
		return stored(key).map(Policy::version).orElse(0);
	}

	/** The newest version, also where another node wrote it a moment ago. */
	private Optional<Policy> stored(String key) {
		return this.policies.find(key).map((known) -> this.policies.get(key));
	}

}
