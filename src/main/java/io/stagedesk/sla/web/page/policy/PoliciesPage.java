package io.stagedesk.sla.web.page.policy;

import java.util.Map;

import io.stagedesk.page.Choice;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.sla.Policies;
import io.stagedesk.sla.web.page.NewKey;
import io.stagedesk.sla.web.page.TermWords;
import io.stagedesk.ticket.Priority;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** All policies with their two main promises, and the way to a new one. */
@Controller
class PoliciesPage {

	private final Policies policies;

	private final PolicyViews views;

	private final TermWords words;

	PoliciesPage(Policies policies, PolicyViews views, TermWords words) {
		this.policies = policies;
		this.views = views;
		this.words = words;
	}

	/**
	 * @param key of a policy to begin
	 * @param copy key of the one that it begins like
	 */
	@GetMapping("/board/policies")
	String list(@RequestParam(required = false) String key, @RequestParam(defaultValue = Policies.DEFAULT) String copy,
			Model model) {
		if (key != null) {
			NewKey wish = new NewKey(key, this.policies.find(key.strip()).isPresent());
			if (wish.isFree()) {
				return "redirect:" + UriComponentsBuilder.fromPath("/board/policies/{key}")
					.queryParam("copy", "{copy}")
					.build(wish.key(), copy);
			}
			model.addAttribute("forms",
					new Forms(new FormState("new", Map.of("key", key), Map.of("key", wish.fault(this.words)), null)));
		}
		model.addAttribute("policies", this.views.lines());
		model.addAttribute("priorities", Priority.values());
		model.addAttribute("copy", copy);
		model.addAttribute("copies",
				this.policies.all().stream().map((one) -> new Choice(one.key(), one.name())).toList());
		return "sla/policies";
	}

}
