package io.stagedesk.workflow.web.vendor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.page.Choice;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Vendors;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.mask.FieldRule;
import io.stagedesk.ticket.mask.FieldRules;
import io.stagedesk.ticket.mask.Mask;
import io.stagedesk.ticket.move.MoveReason;
import io.stagedesk.ticket.move.MoveReasons;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Why work may be moved, and which fields a vendor's people see. */
@Controller
@RequestMapping("/admin/moves")
class MovingPage {

	private static final String REASON = "reason";

	private static final String RULE = "rule";

	private final MoveReasons reasons;

	private final FieldRules rules;

	private final Vendors vendors;

	private final Refusals refusals;

	private final Words words;

	MovingPage(MoveReasons reasons, FieldRules rules, Vendors vendors, Refusals refusals, Words words) {
		this.reasons = reasons;
		this.rules = rules;
		this.vendors = vendors;
		this.refusals = refusals;
		this.words = words;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String id, @RequestParam(required = false) String done, Model model) {
		model.addAttribute("done", done != null);
		return show(this.reasons.list()
			.stream()
			.filter((one) -> one.id().equals(id))
			.findFirst()
			.map((one) -> new Forms(
					FormState.fresh(REASON, Map.of("id", id, "name", one.name(), "nameZh", one.nameZh()))))
			.orElseGet(Forms::fresh), model);
	}

	@PostMapping("/reasons")
	String reason(@RequestParam Map<String, String> sent, @AuthenticationPrincipal Viewer viewer, Model model) {
		Map<String, String> typed = typed(sent, "id", "name", "nameZh");
		return answer(this.refusals.attempt(REASON, typed, () -> {
			if ("remove".equals(sent.get("action"))) {
				this.reasons.remove(typed.get("id"), viewer);
			}
			else {
				this.reasons.save(new MoveReason(typed.get("id"), typed.get("name"), typed.get("nameZh")), viewer);
			}
		}), model);
	}

	@PostMapping("/rules")
	String rule(@RequestParam Map<String, String> sent, @AuthenticationPrincipal Viewer viewer, Model model) {
		Map<String, String> typed = typed(sent, "vendor", "scenario", "field", "mask");
		Mask mask = Stream.of(Mask.values())
			.filter((one) -> one.name().equals(typed.get("mask")))
			.findFirst()
			.orElse(null);
		FieldRule rule = new FieldRule(typed.get("vendor"), typed.get("scenario"), typed.get("field"), mask);
		return answer(this.refusals.attempt(RULE, typed, () -> {
			if ("remove".equals(sent.get("action"))) {
				this.rules.remove(rule, viewer);
			}
			else {
				this.rules.save(rule, scenarios().stream().map(Choice::value).collect(Collectors.toSet()), viewer);
			}
		}), model);
	}

	private String answer(FormState state, Model model) {
		return state.touched() ? show(new Forms(state), model) : "redirect:/admin/moves?done=saved";
	}

	private String show(Forms forms, Model model) {
		model.addAttribute("forms", forms);
		model.addAttribute("reasons", this.reasons.list());
		model.addAttribute("rules", this.rules.list());
		model.addAttribute("vendors", withAll("rule.vendor.all",
				this.vendors.list().stream().map((one) -> new Choice(one.id(), one.name())).toList()));
		model.addAttribute("scenarios", withAll("rule.scenario.all", scenarios()));
		model.addAttribute("masks",
				Stream.of(Mask.values())
					.map((one) -> new Choice(one.name(), this.words.message("rule.mask." + one)))
					.toList());
		return "workflow/vendor/moves";
	}

	private List<Choice> scenarios() {
		return Stream.of(Scenario.values())
			.map((one) -> new Choice(one.name(), this.words.messageOr(one.name(), "scenario." + one)))
			.toList();
	}

	private List<Choice> withAll(String key, List<Choice> some) {
		List<Choice> all = new ArrayList<>(List.of(new Choice("*", this.words.message(key))));
		all.addAll(some);
		return all;
	}

	private static Map<String, String> typed(Map<String, String> sent, String... fields) {
		Map<String, String> typed = new TreeMap<>();
		for (String field : fields) {
			typed.put(field, sent.getOrDefault(field, "").strip());
		}
		return typed;
	}

}
