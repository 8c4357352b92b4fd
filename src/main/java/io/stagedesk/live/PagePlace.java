package io.stagedesk.live;

import java.security.Principal;

import io.stagedesk.staff.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Writes into each page of the desk the place in the {@link Backlog} before the page was
 * made, so that its stream leaves nothing out that happened since.
 */
class PagePlace implements HandlerInterceptor {

	private static final String NAME = PagePlace.class.getName();

	private final Backlog backlog;

	PagePlace(Backlog backlog) {
		this.backlog = backlog;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		request.setAttribute(NAME, this.backlog.place(this.backlog.last()));
		return true;
	}

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			ModelAndView view) {
		if (view != null && view.getViewName() != null && !view.getViewName().startsWith("redirect:")
				&& isOfDesk(request.getUserPrincipal())) {
			view.getModel().put("eventStream", request.getAttribute(NAME));
		}
	}

	private static boolean isOfDesk(Principal person) {
		return person instanceof Authentication authentication && authentication.getPrincipal() instanceof Viewer viewer
				&& viewer.role().worksOnTickets();
	}

}
