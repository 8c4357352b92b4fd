package io.stagedesk.staff.session;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.web.server.Cookie;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * The cookie of a session. Where no answer depends on who asks it is not read, so that
 * files and probes never ask the database.
 */
class SessionCookie extends DefaultCookieSerializer {

	private static final String UNREADABLE = SessionCookie.class.getName() + ".unreadable";

	SessionCookie(Cookie settings) {
		setCookieName(settings.getName());
		setCookiePath("/");
		setUseHttpOnlyCookie(settings.getHttpOnly());
		setSameSite(settings.getSameSite().attributeValue());
		if (settings.getSecure() != null) {
			setUseSecureCookie(settings.getSecure());
		}
		setUseBase64Encoding(false);
	}

	/** For the rest of this request, its error page included, there is no session. */
	static void ignoreIn(HttpServletRequest request) {
		request.setAttribute(UNREADABLE, true);
	}

	@Override
	public List<String> readCookieValues(HttpServletRequest request) {
		String path = request.getRequestURI();
		boolean needless = path.startsWith("/assets/") || path.startsWith("/actuator/health/");
		return (needless || request.getAttribute(UNREADABLE) != null) ? List.of() : super.readCookieValues(request);
	}

}
