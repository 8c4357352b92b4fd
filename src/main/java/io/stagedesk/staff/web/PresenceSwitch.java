package io.stagedesk.staff.web;

import java.util.Optional;

import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Presences;
import io.stagedesk.staff.Viewer;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The switch in the head of each page; leads back to where it was used. */
@Controller
class PresenceSwitch {

	private final Presences presences;

	PresenceSwitch(Presences presences) {
		this.presences = presences;
	}

	/**
	 * @param reason id of one of the desk's reasons
	 * @param own a reason in one's own words, which goes first
	 */
	@PostMapping("/presence")
	String change(@RequestParam Presence presence, @RequestParam(defaultValue = "") String reason,
			@RequestParam(defaultValue = "") String own,
			@RequestHeader(name = HttpHeaders.REFERER, required = false) String page,
			@AuthenticationPrincipal Viewer viewer) {
		String said = Optional.of(own.strip()).filter((one) -> !one.isEmpty()).orElse(reason);
		this.presences.change(viewer.login(), presence, said);
		return "redirect:" + OwnPresence.pathOf(page);
	}

}
