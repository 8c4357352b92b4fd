package io.stagedesk.staff.session;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.stagedesk.api.Tokens;
import jakarta.servlet.http.HttpSession;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sessions of all nodes, for those who have to end them or end with them. */
@Service
public class Sessions {

	/** The attribute of a session that holds the page to go to after the log-in. */
	public static final String WANTED_PAGE = "stagedesk.wantedPage";

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	Sessions(JdbcClient jdbc, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.events = events;
	}

	/** What may be said about a session to others: nobody gets in with it. */
	public static String nameOf(HttpSession session) {
		return Tokens.hash(session.getId());
	}

	/** Logs somebody out everywhere, with the transaction that runs. */
	@Transactional
	public void endAllOf(String login) {
		List<String> names = this.jdbc.sql("select id from browser_session where login = ?")
			.param(login)
			.query(String.class)
			.list();
		if (!names.isEmpty()) {
			this.jdbc.sql("delete from browser_session where login = ?").param(login).update();
			this.events.publishEvent(new SessionsEnded(Set.copyOf(names)));
		}
	}

	/** Those of these that have not ended. */
	@Transactional(readOnly = true)
	public Set<String> living(Collection<String> names) {
		if (names.isEmpty()) {
			return Set.of();
		}
		return new HashSet<>(this.jdbc.sql("select id from browser_session where id in (:names)")
			.param("names", names)
			.query(String.class)
			.list());
	}

}
