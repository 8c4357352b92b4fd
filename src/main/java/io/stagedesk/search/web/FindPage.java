package io.stagedesk.search.web;

import io.stagedesk.search.Searches;
import io.stagedesk.staff.Viewer;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is found while somebody is still typing: a part of a page. */
@Controller
class FindPage {

	private static final int LIMIT = 8;

	private final Searches searches;

	FindPage(Searches searches) {
		this.searches = searches;
	}

	@GetMapping("/desk/find")
	String find(@RequestParam(defaultValue = "") String q, @AuthenticationPrincipal Viewer viewer, Model model) {
		model.addAttribute("q", Typed.words(q).strip());
		model.addAttribute("found", this.searches.search(q, viewer, LIMIT));
		return "workflow/find :: results";
	}

}
