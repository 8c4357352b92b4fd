package io.stagedesk.staff.web.page;

import java.util.Map;

import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Skills;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All skills; one of them, or a new one, is in the form. */
@Controller
@RequestMapping("/admin/skills")
class SkillsPage {

	private static final String FORM = "skill";

	private final Skills skills;

	private final Refusals refusals;

	SkillsPage(Skills skills, Refusals refusals) {
		this.skills = skills;
		this.refusals = refusals;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String id, @RequestParam(required = false) String done, Model model) {
		model.addAttribute("forms",
				this.skills.list()
					.stream()
					.filter((one) -> one.id().equals(id))
					.findFirst()
					.map((one) -> new Forms(FormState.fresh(FORM,
							Map.of("id", id, "name", one.name(), "nameZh", one.nameZh(), "version",
									String.valueOf(one.version())))))
					.orElseGet(() -> new Forms(FormState.fresh(FORM, Map.of("version", "0")))));
		model.addAttribute("done", done != null);
		return show(model);
	}

	@PostMapping
	String act(@RequestParam MultiValueMap<String, String> fields, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		Typed typed = new Typed(fields);
		FormState state = this.refusals.attempt(FORM, typed.values("id", "name", "nameZh", "version"), () -> {
			if (typed.text("action").equals("remove")) {
				this.skills.remove(typed.text("id"), viewer);
			}
			else {
				this.skills.save(typed.text("id"), typed.text("name"), typed.text("nameZh"), typed.version(), viewer);
			}
		});
		if (!state.touched()) {
			return "redirect:/admin/skills?done=saved";
		}
		model.addAttribute("forms", new Forms(state));
		return show(model);
	}

	private String show(Model model) {
		model.addAttribute("skills", this.skills.list());
		return "staff/skills";
	}

}
