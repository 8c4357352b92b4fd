package io.stagedesk.page;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/**
 * Chooses the language: {@code ?lang=}, then what the person likes, then the cookie that
 * {@code ?lang=} left, then the browser's wish.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

	private final LocaleResolver resolver = resolver();

	@Bean
	LocaleResolver localeResolver() {
		return this.resolver;
	}

	/** Also where the server begins a request again, as its body has come late. */
	@Bean
	FilterRegistrationBean<ResourceUrlEncodingFilter> addressesOfAssets() {
		FilterRegistrationBean<ResourceUrlEncodingFilter> filter = new FilterRegistrationBean<>(
				new ResourceUrlEncodingFilter());
		filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		return filter;
	}

	private static LocaleResolver resolver() {
		CookieLocaleResolver resolver = new CookieLocaleResolver("language") {
			@Override
			protected Locale parseLocaleValue(String value) {
				return Languages.nearest(value);
			}

			@Override
			public Locale resolveLocale(HttpServletRequest request) {
				return PageConfiguration.wished(request).orElseGet(() -> super.resolveLocale(request));
			}

			@Override
			public LocaleContext resolveLocaleContext(HttpServletRequest request) {
				LocaleContext usual = super.resolveLocaleContext(request);
				return () -> PageConfiguration.wished(request).orElseGet(usual::getLocale);
			}
		};
		resolver.setDefaultLocaleFunction((request) -> Languages.nearest(Collections.list(request.getLocales())));
		resolver.setCookieMaxAge(Duration.ofDays(365));
		resolver.setCookieSameSite("Lax");
		resolver.setCookieHttpOnly(true);
		return resolver;
	}

	private static Optional<Locale> wished(HttpServletRequest request) {
		return (request.getParameter("lang") != null) ? Optional.empty() : Wishes.of(request).language();
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new HandlerInterceptor() {
			@Override
			public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
				String wish = request.getParameter("lang");
				if (wish != null) {
					PageConfiguration.this.resolver.setLocale(request, response, Languages.nearest(wish));
				}
				return true;
			}
		}).excludePathPatterns("/api/**");
		registry.addInterceptor(new PageInterceptor());
	}

}
