package io.stagedesk.staff;

import java.io.Serializable;
import java.util.Set;

import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is asking, proved by log-in or token; every query of tickets takes one.
 *
 * @param teams keys of the viewer's own teams
 */
public record Viewer(String login, String name, Role role,
		Set<String> teams) implements AuthenticatedPrincipal, Serializable {

	public Viewer {
		teams = Set.copyOf(teams);
	}

	@Override
	public String getName() {
		return this.login;
	}

}
