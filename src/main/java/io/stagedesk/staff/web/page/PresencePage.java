package io.stagedesk.staff.web.page;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.staff.Capacity;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Reason;
import io.stagedesk.staff.people.Reasons;
import io.stagedesk.staff.people.Weights;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What work of a channel costs, and why somebody may be away. */
@Controller
@RequestMapping("/admin/presence")
class PresencePage {

	private static final String WEIGHTS = "weights";

	private static final String REASON = "reason";

	private final Capacity capacity;

	private final Weights weights;

	private final Reasons reasons;

	private final Refusals refusals;

	PresencePage(Capacity capacity, Weights weights, Reasons reasons, Refusals refusals) {
		this.capacity = capacity;
		this.weights = weights;
		this.reasons = reasons;
		this.refusals = refusals;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String id, @RequestParam(required = false) String done, Model model) {
		model.addAttribute("forms",
				this.reasons.list()
					.stream()
					.filter((one) -> one.id().equals(id))
					.findFirst()
					.map((one) -> new Forms(
							FormState.fresh(REASON, Map.of("id", id, "name", one.name(), "nameZh", one.nameZh()))))
					.orElseGet(Forms::fresh));
		model.addAttribute("done", done != null);
		return show(stored(), model);
	}

	@PostMapping("/weights")
	String weigh(@RequestParam MultiValueMap<String, String> fields, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		Map<String, String> typed = new TreeMap<>();
		stored().keySet().forEach((channel) -> typed.put(channel, new Typed(fields).text(channel)));
		FormState state = this.refusals.attempt(WEIGHTS, typed, () -> this.weights.save(numbers(typed), viewer));
		return answer(state, typed, model);
	}

	@PostMapping("/reasons")
	String act(@RequestParam MultiValueMap<String, String> fields, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		Typed typed = new Typed(fields);
		FormState state = this.refusals.attempt(REASON, typed.values("id", "name", "nameZh"), () -> {
			if (typed.text("action").equals("remove")) {
				this.reasons.remove(typed.text("id"), viewer);
			}
			else {
				this.reasons.save(new Reason(typed.text("id"), typed.text("name"), typed.text("nameZh")), viewer);
			}
		});
		return answer(state, stored(), model);
	}

	private String answer(FormState state, Map<String, String> shown, Model model) {
		if (!state.touched()) {
			return "redirect:/admin/presence?done=saved";
		}
		model.addAttribute("forms", new Forms(state));
		return show(shown, model);
	}

	private String show(Map<String, String> shown, Model model) {
		model.addAttribute("weights", shown);
		model.addAttribute("reasons", this.reasons.list());
		return "staff/presence";
	}

	private Map<String, String> stored() {
		Map<String, String> texts = new TreeMap<>();
		this.capacity.read().forEach((channel, weight) -> texts.put(channel, String.valueOf(weight)));
		return texts;
	}

	private static Map<String, Integer> numbers(Map<String, String> typed) {
		Map<String, Integer> numbers = new HashMap<>();
		typed.forEach((channel, text) -> {
			if (!text.matches("[0-9]{1,3}")) {
				throw new FieldErrorsException(channel, "must be a number from 0 to 100");
			}
			numbers.put(channel, Integer.valueOf(text));
		});
		return numbers;
	}

}
