package io.stagedesk.staff.session;

import java.util.List;

import io.stagedesk.staff.Viewer;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;

/** How somebody who has proved who they are stands in a request. */
public final class LogIn {

	private LogIn() {
	}

	public static Authentication of(Viewer viewer) {
		return UsernamePasswordAuthenticationToken.authenticated(viewer, null,
				List.of(new SimpleGrantedAuthority("ROLE_" + viewer.role())));
	}

	static SecurityContext contextOf(Viewer viewer) {
		return new SecurityContextImpl(of(viewer));
	}

	/** Whose context this is. */
	static String loginIn(SecurityContext context) {
		Authentication held = context.getAuthentication();
		if (held != null && held.getPrincipal() instanceof Viewer viewer) {
			return viewer.login();
		}
		throw new IllegalArgumentException("Only people of the desk have a session");
	}

}
