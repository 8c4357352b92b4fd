package io.stagedesk.staff.web;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.PresenceState;
import io.stagedesk.staff.Presences;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.presence.SignsOfLife;
import jakarta.servlet.http.HttpServletRequest;
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

	private final Presences presences;

	private final SignsOfLife signs;

	MeController(Staff staff, Presences presences, SignsOfLife signs) {
		this.staff = staff;
		this.presences = presences;
		this.signs = signs;
	}

	@GetMapping
	MeResource me(@AuthenticationPrincipal Viewer viewer) {
		return resource(viewer.login());
	}

	/**
	 * ONLINE: the oldest waiting tickets of the own teams are offered at once. Who says
	 * so by a token does not become AWAY by a browser's silence.
	 */
	@PostMapping("/presence")
	MeResource presence(@Valid @RequestBody ChangePresence request, @AuthenticationPrincipal Viewer viewer,
			HttpServletRequest from) {
		if (BearerFilter.isBearer(from)) {
			this.signs.forget(viewer.login());
		}
		this.presences.change(viewer.login(), request.presence(), Objects.requireNonNullElse(request.reason(), ""));
		return resource(viewer.login());
	}

	private MeResource resource(String login) {
		return MeResource.of(this.staff.agent(login).orElseThrow(), this.presences.of(login));
	}

	/** The body of {@code POST /me/presence}. */
	record ChangePresence(@NotNull Presence presence, String reason) {
	}

	/** One of the desk's people, as they see themselves. */
	record MeResource(String login, String name, Role role, Set<String> teams, Set<String> languages, Presence presence,
			String presenceReason, Instant presenceSince, boolean presenceByItself) {

		static MeResource of(Agent agent, PresenceState state) {
			return new MeResource(agent.login(), agent.name(), agent.role(), agent.teams(), agent.languages(),
					agent.presence(), state.reason(), state.since(), state.byItself());
		}

	}

}
