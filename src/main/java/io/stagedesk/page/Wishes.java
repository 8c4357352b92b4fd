package io.stagedesk.page;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

/**
 * How the one who is logged in likes to see pages; what is empty is as the browser has
 * it. Whoever knows the person lays it {@link #on} the request before the page is made.
 *
 * @param theme {@code light}, {@code dark} or {@code system}
 * @param density {@code comfortable} or {@code compact}
 * @param keys whether single keys are commands
 */
public record Wishes(Optional<Locale> language, Optional<String> theme, String density, Optional<ZoneId> zone,
		boolean keys) {

	static final Wishes NONE = new Wishes(Optional.empty(), Optional.empty(), "comfortable", Optional.empty(), true);

	private static final String NAME = Wishes.class.getName();

	public void on(HttpServletRequest request) {
		request.setAttribute(NAME, this);
	}

	static Wishes of(HttpServletRequest request) {
		return (request.getAttribute(NAME) instanceof Wishes wishes) ? wishes : NONE;
	}

}
