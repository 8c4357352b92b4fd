package io.stagedesk.staff.web.api;

import java.net.URI;

import io.stagedesk.api.Slice;
import io.stagedesk.staff.Team;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Saved;
import io.stagedesk.staff.people.Teams;
import io.stagedesk.staff.people.Teams.TeamEntry;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Teams: the desk's people read them, administrators write them. */
@RestController
@RequestMapping("/api/v1/teams")
class TeamController {

	private final Teams teams;

	TeamController(Teams teams) {
		this.teams = teams;
	}

	@GetMapping
	Slice<TeamResource> list() {
		return new Slice<>(this.teams.list(), null).map(TeamResource::of);
	}

	@PutMapping("/{id}")
	ResponseEntity<TeamResource> write(@PathVariable String id, @RequestBody WriteTeam body,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		Team team = new Team(id, Seen.text(body.name()), Boolean.TRUE.equals(body.archived()));
		Saved<TeamEntry> saved = this.teams.save(team, Seen.version(body.version(), match), viewer);
		return (saved.created() ? ResponseEntity.created(URI.create("/api/v1/teams/" + id)) : ResponseEntity.ok())
			.eTag(String.valueOf(saved.value().version()))
			.body(TeamResource.of(saved.value()));
	}

	/** The body of {@code PUT /teams/{id}}. */
	record WriteTeam(String name, Boolean archived, Integer version) {
	}

	/**
	 * A team.
	 *
	 * @param archived whether it gets nothing new
	 * @param people how many belong to it
	 */
	record TeamResource(String id, String name, boolean archived, int people, int version) {

		static TeamResource of(TeamEntry entry) {
			return new TeamResource(entry.team().id(), entry.team().name(), entry.team().archived(), entry.people(),
					entry.version());
		}

	}

}
