package io.stagedesk.page;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Sends everybody to the first page of their role. */
@Controller
class StartPage {

	@GetMapping("/")
	String start(Authentication authentication) {
		return "redirect:" + Places.first(PageInterceptor.role(authentication));
	}

}
