package io.stagedesk.page;

import java.security.Principal;
import java.util.Set;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/** Gives every rendered page, error pages included, its {@link Page}. */
class PageInterceptor implements HandlerInterceptor {

	private static final Set<String> THEMES = Set.of("light", "dark");

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			ModelAndView view) {
		if (view == null || view.getViewName() == null || view.getViewName().startsWith("redirect:")) {
			return;
		}
		view.getModel().put("page", page(request));
		view.getModel().putIfAbsent("forms", Forms.fresh());
	}

	private static Page page(HttpServletRequest request) {
		String role = role(request.getUserPrincipal());
		String path = request.getRequestURI();
		String query = request.getQueryString();
		Wishes wishes = Wishes.of(request);
		return new Page(LocaleContextHolder.getLocale(), path, (query != null) ? query : "",
				theme(wishes.theme().orElseGet(() -> cookie(request))), wishes, person(request.getUserPrincipal()),
				role, Places.of(role, path));
	}

	private static String theme(String wish) {
		return THEMES.contains(wish) ? wish : null;
	}

	private static String cookie(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, "theme");
		return (cookie != null) ? cookie.getValue() : "";
	}

	private static String person(Principal principal) {
		return (principal != null) ? principal.getName() : "";
	}

	static String role(Principal principal) {
		return (principal instanceof Authentication authentication) ? authentication.getAuthorities()
			.stream()
			.map((one) -> String.valueOf(one.getAuthority()))
			.filter((one) -> one.startsWith("ROLE_"))
			.map((one) -> one.substring("ROLE_".length()))
			.findFirst()
			.orElse("") : "";
	}

}
