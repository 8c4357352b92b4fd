package io.stagedesk.workflow.web.field;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.stagedesk.page.Choice;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.label.CustomField;
import io.stagedesk.ticket.label.CustomFields;
import io.stagedesk.ticket.label.FieldType;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The fields that a desk adds to its tickets. */
@Controller
@RequestMapping("/admin/fields")
class FieldsPage {

	private static final String FIELD = "field";

	private static final List<String> TYPED = List.of("id", "scenario", "name", "nameZh", "type", "choices", "required",
			"place", "active");

	private final CustomFields fields;

	private final Refusals refusals;

	private final Words words;

	FieldsPage(CustomFields fields, Refusals refusals, Words words) {
		this.fields = fields;
		this.refusals = refusals;
		this.words = words;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String id, @RequestParam(required = false) String done, Model model) {
		model.addAttribute("done", done != null);
		Optional<CustomField> known = this.fields.list().stream().filter((one) -> one.id().equals(id)).findFirst();
		return show(known.map(FieldsPage::values)
			.or(() -> Optional.of(Map.of("scenario", CustomField.ALL, "type", "TEXT", "active", "true", "place", "0")))
			.map((values) -> new Forms(FormState.fresh(FIELD, values)))
			.get(), known.isPresent(), model);
	}

	@PostMapping
	String save(@RequestParam Map<String, String> sent, @AuthenticationPrincipal Viewer viewer, Model model) {
		Map<String, String> typed = new TreeMap<>();
		TYPED.forEach((field) -> typed.put(field, sent.getOrDefault(field, "").strip()));
		FormState state = this.refusals.attempt(FIELD, typed, () -> {
			if ("remove".equals(sent.get("action"))) {
				this.fields.remove(typed.get("id"), viewer);
			}
			else {
				this.fields.save(field(typed), viewer);
			}
		});
		return state.touched() ? show(new Forms(state), false, model) : "redirect:/admin/fields?done=saved";
	}

	private static CustomField field(Map<String, String> typed) {
		FieldType type = Stream.of(FieldType.values())
			.filter((one) -> one.name().equals(typed.get("type")))
			.findFirst()
			.orElse(null);
		List<String> choices = typed.get("choices").lines().map(String::strip).filter((one) -> !one.isEmpty()).toList();
		int place = typed.get("place").matches("[0-9]{1,4}") ? Integer.parseInt(typed.get("place")) : -1;
		return new CustomField(typed.get("id"), typed.get("scenario"), typed.get("name"), typed.get("nameZh"), type,
				choices, !typed.get("required").isEmpty(), place, !typed.get("active").isEmpty());
	}

	private static Map<String, String> values(CustomField field) {
		return Map.of("id", field.id(), "scenario", field.scenario(), "name", field.name(), "nameZh", field.nameZh(),
				"type", field.type().name(), "choices", String.join("\n", field.choices()), "required",
				field.required() ? "true" : "", "place", String.valueOf(field.place()), "active",
				field.active() ? "true" : "");
	}

	private String show(Forms forms, boolean known, Model model) {
		model.addAttribute("forms", forms);
		model.addAttribute("known", known);
		model.addAttribute("fields", this.fields.list());
		model.addAttribute("scenarios", Stream
			.concat(Stream.of(new Choice(CustomField.ALL, this.words.message("rule.scenario.all"))),
					Stream.of(Scenario.values())
						.map((one) -> new Choice(one.name(), this.words.messageOr(one.name(), "scenario." + one))))
			.toList());
		model.addAttribute("types",
				Stream.of(FieldType.values())
					.map((one) -> new Choice(one.name(), this.words.message("field.type." + one)))
					.toList());
		return "workflow/relation/fields";
	}

}
