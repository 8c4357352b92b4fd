package io.stagedesk.staff.session;

import java.util.EnumSet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Has the table keep the sessions instead of the server's memory. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {

	@Bean
	CookieSerializer sessionCookie(ServerProperties server) {
		return new SessionCookie(server.getServlet().getSession().getCookie());
	}

	/** Around the filter that reads and writes the session. */
	@Bean
	FilterRegistrationBean<Filter> sessionRound(SessionRows rows) {
		FilterRegistrationBean<Filter> round = new FilterRegistrationBean<>((request, response, chain) -> {
			rows.begin();
			try {
				chain.doFilter(request, response);
			}
			finally {
				rows.end();
			}
		});
		round.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
		round.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
		return round;
	}

}
