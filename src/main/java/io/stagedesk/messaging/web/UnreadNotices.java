package io.stagedesk.messaging.web;

import io.stagedesk.messaging.notice.Notices;
import io.stagedesk.staff.Viewer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives every page of somebody who is logged in the number beside the bell. An error page
 * goes without: it must also come when there is no database.
 */
@Configuration(proxyBeanMethods = false)
class UnreadNotices implements WebMvcConfigurer, HandlerInterceptor {

	private final Notices notices;

	UnreadNotices(Notices notices) {
		this.notices = notices;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).excludePathPatterns("/api/**");
	}

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			ModelAndView view) {
		if (view == null || view.getViewName() == null || view.getViewName().startsWith("redirect:")
				|| request.getDispatcherType() == DispatcherType.ERROR) {
			return;
		}
		if (request.getUserPrincipal() instanceof Authentication authentication
				&& authentication.getPrincipal() instanceof Viewer viewer) {
			view.getModel().put("unreadNotices", this.notices.unread(viewer));
		}
	}

}
