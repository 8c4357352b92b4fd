package io.stagedesk.staff.web;

import io.stagedesk.api.Problems;
import io.stagedesk.staff.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpHeaders;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * Where somebody wanted to go before the log-in. Only pages are worth coming back to, and
 * only their address is kept.
 */
class WantedPages implements RequestCache {

	private static final int LONGEST = 2000;

	@Override
	public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
		String page = address(request);
		if (isPage(request) && page.length() <= LONGEST) {
			request.getSession().setAttribute(Sessions.WANTED_PAGE, page);
		}
	}

	private static boolean isPage(HttpServletRequest request) {
		return request.getMethod().equals("GET") && !Problems.isApi(request.getRequestURI())
				&& String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html");
	}

	private static String address(HttpServletRequest request) {
		String query = request.getQueryString();
		return request.getRequestURI() + ((query != null) ? "?" + query : "");
	}

	@Override
	public SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
		String page = wanted(request);
		return (page != null) ? new SimpleSavedRequest(page) : null;
	}

	/** Who is there wants it no more; the request itself needs nothing of the old one. */
	@Override
	public HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
		if (address(request).equals(wanted(request))) {
			removeRequest(request, response);
		}
		return null;
	}

	@Override
	public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.removeAttribute(Sessions.WANTED_PAGE);
		}
	}

	private static String wanted(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? (String) session.getAttribute(Sessions.WANTED_PAGE) : null;
	}

}
