package io.stagedesk.staff.session;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieSerializer;

/** Has the table keep the sessions instead of the server's memory. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {

	@Bean
	CookieSerializer sessionCookie(ServerProperties server) {
		return new SessionCookie(server.getServlet().getSession().getCookie());
	}

}
