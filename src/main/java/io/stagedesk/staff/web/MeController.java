package io.stagedesk.staff.web;

import java.util.Set;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is asking, and whether they take tickets now. */
@RestController
@RequestMapping("/api/v1/me")
class MeController {

	private final Staff staff;

	MeController(Staff staff) {
		this.staff = staff;
	}

	@GetMapping
	MeResource me(@AuthenticationPrincipal Viewer viewer) {
		return MeResource.of(this.staff.agent(viewer.login()).orElseThrow());
	}

	/** ONLINE: the oldest waiting tickets of the own teams are offered at once. */
	@PostMapping("/presence")
	MeResource presence(@Valid @RequestBody ChangePresence request, @AuthenticationPrincipal Viewer viewer) {
		return MeResource.of(this.staff.changePresence(viewer.login(), request.presence()));
	}

	/** The body of {@code POST /me/presence}. */
	record ChangePresence(@NotNull Presence presence) {
	}

	/** One of the desk's people, as they see themselves. */
	record MeResource(String login, String name, Role role, Set<String> teams, Set<String> languages,
			Presence presence) {

		static MeResource of(Agent agent) {
			return new MeResource(agent.login(), agent.name(), agent.role(), agent.teams(), agent.languages(),
					agent.presence());
		}

	}

}
