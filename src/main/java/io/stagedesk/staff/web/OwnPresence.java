package io.stagedesk.staff.web;

import java.net.URI;
import java.util.List;

import io.stagedesk.page.Choice;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.PresenceState;
import io.stagedesk.staff.Presences;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Reasons;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives every page of somebody who works on tickets their presence, for the switch in the
 * head. An error page goes without: it must also come when there is no database.
 */
@Configuration(proxyBeanMethods = false)
class OwnPresence implements WebMvcConfigurer, HandlerInterceptor {

	private final Presences presences;

	private final Reasons reasons;

	OwnPresence(Presences presences, Reasons reasons) {
		this.presences = presences;
		this.reasons = reasons;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).excludePathPatterns("/api/**");
	}

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			ModelAndView view) {
		if (view == null || view.getViewName() == null || !hasHead(view.getViewName())
				|| request.getDispatcherType() == DispatcherType.ERROR) {
			return;
		}
		if (request.getUserPrincipal() instanceof Authentication authentication
				&& authentication.getPrincipal() instanceof Viewer viewer && viewer.role().worksOnTickets()) {
			view.getModel().put("ownPresence", of(viewer));
		}
	}

	/** A part of a page has none. */
	private static boolean hasHead(String viewName) {
		return !viewName.startsWith("redirect:") && !viewName.contains("::");
	}

	private Switch of(Viewer viewer) {
		String language = LocaleContextHolder.getLocale().getLanguage();
		List<Choice> offered = this.reasons.list()
			.stream()
			.map((one) -> new Choice(one.id(), one.nameIn(language)))
			.toList();
		PresenceState state = this.presences.of(viewer.login());
		String reason = offered.stream()
			.filter((one) -> one.value().equals(state.reason()))
			.map(Choice::label)
			.findFirst()
			.orElse(state.reason());
		return new Switch(state.presence().name(), reason, state.byItself(),
				List.of(Presence.values()).stream().map(Enum::name).toList(), offered);
	}

	/** A page of the desk, and nothing outside of it. */
	static String pathOf(String address) {
		try {
			URI uri = URI.create((address != null) ? address : "");
			String path = (uri.getRawPath() != null) ? uri.getRawPath() : "";
			String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
			return (path.startsWith("/") && !path.startsWith("//")) ? path + query : "/";
		}
		catch (IllegalArgumentException ex) {
			return "/";
		}
	}

	/** One's own presence, and what it can become. */
	record Switch(String presence, String reason, boolean byItself, List<String> presences, List<Choice> reasons) {
	}

}
