package io.stagedesk.staff.web.page;

import java.util.Map;

import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Vendors;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All vendors, each with its switch; who is cut off is asked about first. */
@Controller
@RequestMapping("/admin/vendors")
class VendorsPage {

	private static final String FORM = "vendor";

	private final Vendors vendors;

	private final Refusals refusals;

	VendorsPage(Vendors vendors, Refusals refusals) {
		this.vendors = vendors;
		this.refusals = refusals;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String id, @RequestParam(required = false) String done, Model model) {
		model.addAttribute("forms",
				this.vendors.list()
					.stream()
					.filter((one) -> one.id().equals(id))
					.findFirst()
					.map((one) -> new Forms(FormState.fresh(FORM,
							Map.of("id", id, "name", one.name(), "version", String.valueOf(one.version())))))
					.orElseGet(() -> new Forms(FormState.fresh(FORM, Map.of("version", "0")))));
		model.addAttribute("done", done != null);
		return show(model);
	}

	@PostMapping
	String save(@RequestParam MultiValueMap<String, String> fields, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		Typed typed = new Typed(fields);
		FormState state = this.refusals.attempt(FORM, typed.values("id", "name", "version"),
				() -> this.vendors.save(typed.text("id"), typed.text("name"), typed.version(), viewer));
		if (!state.touched()) {
			return "redirect:/admin/vendors?done=saved";
		}
		model.addAttribute("forms", new Forms(state));
		return show(model);
	}

	@PostMapping("/{id}/active")
	String activate(@PathVariable String id, @RequestParam boolean active, @AuthenticationPrincipal Viewer viewer) {
		this.vendors.activate(id, active, viewer);
		return "redirect:/admin/vendors?done=saved";
	}

	private String show(Model model) {
		model.addAttribute("vendors", this.vendors.list());
		return "staff/vendors";
	}

}
