package io.stagedesk.staff.web;

import java.io.IOException;

import io.stagedesk.api.Problems;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Credentials;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.preference.Preferences;
import io.stagedesk.staff.presence.SignsOfLife;
import io.stagedesk.staff.session.LogIn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.transaction.TransactionException;

/**
 * Who gets in where. Open are only health, static files, the log-in and the requester's
 * own pages; the API takes a bearer token or the session of a logged-in browser.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final Logger log = LoggerFactory.getLogger(SecurityConfiguration.class);

	private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
			+ "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

	@Bean
	SecurityFilterChain security(HttpSecurity http, Credentials credentials, SignsOfLife signs, Problems problems,
			Preferences preferences, AuthenticationProvider people) throws Exception {
		LoginUrlAuthenticationEntryPoint toLogin = new LoginUrlAuthenticationEntryPoint("/login");
		AuthenticationEntryPoint unknown = (request, response, failure) -> {
			if (!isApi(request)) {
				toLogin.commence(request, response, failure);
				return;
			}
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
			problems.write(response, Problems.of(HttpStatus.UNAUTHORIZED, "Please log in or send a token"));
		};
		AccessDeniedHandler denied = (request, response, failure) -> {
			if (isApi(request)) {
				problems.write(response, Problems.of(HttpStatus.FORBIDDEN, (failure instanceof CsrfException)
						? "A post from a page needs the page's token" : "This is not for your role"));
				return;
			}
			response.sendError(HttpStatus.FORBIDDEN.value());
		};
		return http.authorizeHttpRequests((requests) -> requests
			// The end of what was allowed when it began.
			.dispatcherTypeMatchers(DispatcherType.ASYNC)
			.permitAll()
			.requestMatchers("/actuator/health", "/actuator/health/**", "/assets/**", "/favicon.ico", "/login", "/help",
					"/help/**", "/t/**", "/csat/**", "/setup/**", "/error")
			.permitAll()
			.requestMatchers("/actuator/metrics", "/actuator/metrics/**")
			.hasRole("ADMIN")
			.requestMatchers("/actuator/prometheus")
			.hasAnyRole("ADMIN", "INTEGRATION")
			.requestMatchers("/actuator/**")
			.denyAll()
			.requestMatchers("/admin/shifts", "/admin/shifts/**")
			.hasAnyRole("SUPERVISOR", "ADMIN")
			.requestMatchers("/admin/**", "/api/v1/mails/**", "/api/v1/mails", "/api/v1/mailboxes/**",
					"/api/v1/mailboxes", "/api/v1/incidents", "/api/v1/incidents/**", "/api/v1/webhooks",
					"/api/v1/webhooks/**")
			.hasRole("ADMIN")
			.requestMatchers(HttpMethod.GET, "/api/v1/move-reasons", "/api/v1/custom-fields")
			.hasAnyRole("AGENT", "VENDOR_AGENT", "SUPERVISOR", "ADMIN")
			.requestMatchers(HttpMethod.GET, "/api/v1/field-rules", "/api/v1/content-access")
			.hasAnyRole("SUPERVISOR", "ADMIN")
			.requestMatchers("/api/v1/move-reasons/**", "/api/v1/field-rules/**", "/api/v1/content-access/**",
					"/api/v1/custom-fields/**")
			.hasRole("ADMIN")
			.requestMatchers("/board/**", "/board", "/api/v1/routing/**")
			.hasAnyRole("SUPERVISOR", "ADMIN")
			.requestMatchers("/studio/**", "/studio", "/engine-rest/**")
			.hasAnyRole("PROCESS_OWNER", "ADMIN")
			.requestMatchers("/api/v1/bulk/**", "/api/v1/bulk", "/api/v1/macros/**", "/api/v1/macros",
					"/api/v1/tickets/*/macros/**", "/api/v1/tickets/*/draft", "/api/v1/tickets/*/drafts",
					"/api/v1/tickets/*/drafts/**")
			.hasAnyRole("AGENT", "VENDOR_AGENT", "SUPERVISOR", "ADMIN")
			.requestMatchers("/desk/**", "/desk", "/live", "/live/here", "/presence", "/api/v1/me/presence")
			.hasAnyRole("AGENT", "VENDOR_AGENT", "SUPERVISOR", "ADMIN")
			.requestMatchers("/api/v1/views", "/api/v1/views/**", "/api/v1/tickets/*/snooze",
					"/api/v1/tickets/*/unsnooze")
			.hasAnyRole("AGENT", "VENDOR_AGENT", "SUPERVISOR", "ADMIN")
			.requestMatchers("/me", "/me/**", "/api/v1/me/preferences", "/api/v1/me/mentions", "/api/v1/me/mentions/**")
			.hasAnyRole("AGENT", "VENDOR_AGENT", "SUPERVISOR", "PROCESS_OWNER", "ADMIN")
			.requestMatchers(HttpMethod.POST, "/api/v1/tickets")
			.hasAnyRole("INTEGRATION", "AGENT", "SUPERVISOR", "ADMIN")
			.requestMatchers("/api/v1/sla/breaches", "/api/v1/sla/summary")
			.hasAnyRole("SUPERVISOR", "ADMIN", "AGENT", "INTEGRATION")
			.requestMatchers(HttpMethod.PUT, "/api/v1/sla-policies/**", "/api/v1/calendars/**")
			.hasAnyRole("SUPERVISOR", "ADMIN")
			.requestMatchers(HttpMethod.POST, "/api/v1/calendars/**", "/api/v1/sla/changes/**")
			.hasAnyRole("SUPERVISOR", "ADMIN")
			.requestMatchers(HttpMethod.PUT, "/api/v1/agents/*/presence")
			.hasAnyRole("AGENT", "VENDOR_AGENT", "SUPERVISOR", "ADMIN")
			.requestMatchers(HttpMethod.PUT, "/api/v1/agents/*/skills", "/api/v1/shifts/**")
			.hasAnyRole("SUPERVISOR", "ADMIN")
			.requestMatchers(HttpMethod.DELETE, "/api/v1/shifts/**", "/api/v1/absences/**")
			.hasAnyRole("SUPERVISOR", "ADMIN")
			.requestMatchers(HttpMethod.POST, "/api/v1/absences")
			.hasAnyRole("SUPERVISOR", "ADMIN")
			.requestMatchers(HttpMethod.GET, "/api/v1/agents", "/api/v1/agents/*")
			.hasAnyRole("AGENT", "VENDOR_AGENT", "SUPERVISOR", "PROCESS_OWNER", "ADMIN")
			.requestMatchers(HttpMethod.GET, "/api/v1/teams", "/api/v1/skills", "/api/v1/channel-weights",
					"/api/v1/presence-reasons", "/api/v1/shifts", "/api/v1/shifts/*", "/api/v1/roster")
			.hasAnyRole("AGENT", "SUPERVISOR", "PROCESS_OWNER", "ADMIN")
			.requestMatchers(HttpMethod.GET, "/api/v1/absences")
			.hasAnyRole("AGENT", "SUPERVISOR", "ADMIN")
			.requestMatchers(HttpMethod.GET, "/api/v1/vendors")
			.hasAnyRole("SUPERVISOR", "ADMIN")
			.requestMatchers("/api/v1/teams/**", "/api/v1/agents/**", "/api/v1/skills/**", "/api/v1/vendors/**",
					"/api/v1/shifts/**", "/api/v1/absences/**", "/api/v1/channel-weights/**",
					"/api/v1/presence-reasons/**", "/api/v1/roster/**")
			.hasRole("ADMIN")
			.requestMatchers("/api/v1/canned-replies/**", "/api/v1/canned-replies")
			.hasAnyRole("AGENT", "VENDOR_AGENT", "SUPERVISOR", "ADMIN")
			.requestMatchers(HttpMethod.PUT, "/api/v1/articles/**")
			.hasAnyRole("SUPERVISOR", "ADMIN")
			.requestMatchers(HttpMethod.GET, "/api/v1/articles/*/versions")
			.hasAnyRole("SUPERVISOR", "ADMIN")
			.anyRequest()
			.authenticated())
			.authenticationProvider(people)
			.formLogin((form) -> form.loginPage("/login")
				.defaultSuccessUrl("/", false)
				.failureHandler(SecurityConfiguration::refuse)
				.permitAll())
			.logout((logout) -> logout.addLogoutHandler((request, response, who) -> leave(signs, who))
				.logoutSuccessUrl("/login?logout"))
			.csrf((csrf) -> csrf.ignoringRequestMatchers(BearerFilter::isBearer)
				.ignoringRequestMatchers(SecurityConfiguration::isApiWithoutSession)
				.ignoringRequestMatchers("/help", "/help/articles/**", "/t/**", "/csat/**"))
			.exceptionHandling((failures) -> failures.authenticationEntryPoint(unknown).accessDeniedHandler(denied))
			.requestCache((cache) -> cache.requestCache(new WantedPages()))
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(POLICY))
				.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
			.addFilterBefore(new BearerFilter(credentials, problems), UsernamePasswordAuthenticationFilter.class)
			.addFilterAfter(new SessionFilter(credentials, signs, problems),
					SecurityContextHolderAwareRequestFilter.class)
			.addFilterAfter(new WishesFilter(preferences), SessionFilter.class)
			.build();
	}

	/** A span for each of the chain's filters costs more than it tells. */
	@Bean
	SecurityObservationSettings noObservationsOfFilters() {
		return SecurityObservationSettings.noObservations();
	}

	@Bean
	PasswordEncoder passwordEncoder() {
		return PasswordEncoderFactories.createDelegatingPasswordEncoder();
	}

	/**
	 * Log-in by form: the principal is the {@link Viewer}. Unknown people cost as much
	 * time as known ones.
	 */
	@Bean
	AuthenticationProvider passwordCheck(Credentials credentials, Staff staff, PasswordEncoder passwords) {
		String nobody = passwords.encode("nobody has this password");
		return new AuthenticationProvider() {

			@Override
			public Authentication authenticate(Authentication request) {
				try {
					return authenticate(request.getName(), String.valueOf(request.getCredentials()));
				}
				catch (DataAccessException | TransactionException ex) {
					throw new AuthenticationServiceException("Nobody can be looked up now", ex);
				}
			}

			private Authentication authenticate(String login, String password) {
				String hash = credentials.passwordHash(login).orElse(nobody);
				boolean right = passwords.matches(password, hash);
				return staff.agent(login)
					.filter((agent) -> right && agent.active())
					.map(Agent::asViewer)
					.map(LogIn::of)
					.orElseThrow(() -> new BadCredentialsException("Unknown name or wrong password"));
			}

			@Override
			public boolean supports(Class<?> type) {
				return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
			}

		};
	}

	/** Nothing keeps a log-out from being one. */
	private static void leave(SignsOfLife signs, Authentication who) {
		if (who == null || !(who.getPrincipal() instanceof Viewer viewer)) {
			return;
		}
		try {
			signs.leave(viewer.login());
		}
		catch (RuntimeException ex) {
			log.warn("{} logged out and stays present: {}", viewer.login(), ex.toString());
		}
	}

	/** A wrong password is told on the log-in page; a desk out of order is a 503. */
	private static void refuse(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException {
		if (failure instanceof AuthenticationServiceException) {
			log.warn("Nobody can log in: {}", String.valueOf(failure.getCause()));
			response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
			return;
		}
		response.sendRedirect(request.getContextPath() + "/login?error");
	}

	/** Nobody rides on a session that is not there: this is a 401, and makes none. */
	private static boolean isApiWithoutSession(HttpServletRequest request) {
		return isApi(request) && request.getSession(false) == null;
	}

	private static boolean isApi(HttpServletRequest request) {
		return Problems.isApi(request.getRequestURI());
	}

}
