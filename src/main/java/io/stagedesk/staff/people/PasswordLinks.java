package io.stagedesk.staff.people;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Credentials;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.StaffConflictException;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.staff.session.Sessions;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Nobody types another one's password: administrators hand out links, once each. */
@Service
public class PasswordLinks {

	private final Credentials credentials;

	private final Staff staff;

	private final AdminEvents history;

	private final Sessions sessions;

	private final Clock clock;

	private final String publicUrl;

	PasswordLinks(Credentials credentials, Staff staff, AdminEvents history, Sessions sessions, Clock clock,
			@Value("${stagedesk.public-url}") String publicUrl) {
		this.credentials = credentials;
		this.staff = staff;
		this.history = history;
		this.sessions = sessions;
		this.clock = clock;
		this.publicUrl = publicUrl.replaceFirst("/$", "");
	}

	/**
	 * @throws StaffConflictException for those who do not log in, or not any more (409)
	 */
	@Transactional
	public PasswordLink make(String login, Viewer actor) {
		Agent agent = this.staff.agent(login).orElseThrow(StaffNotFoundException::new);
		if (!agent.active() || agent.role() == Role.INTEGRATION) {
			throw new StaffConflictException("This person does not log in");
		}
		String token = this.credentials.newPasswordLink(login);
		Instant until = this.clock.instant().plus(Credentials.LINK_LIVES).truncatedTo(ChronoUnit.SECONDS);
		this.history.keep(actor.login(), AdminAct.PASSWORD_LINK_MADE, login, Map.of());
		return new PasswordLink("%s/setup/password/%s".formatted(this.publicUrl, token), until);
	}

	/** Whose password a link is for, if it still counts. */
	public Optional<Agent> find(String token) {
		return this.credentials.linked(token);
	}

	/**
	 * Uses a link up; whether it still counted. Who was logged in with the old password
	 * is no more.
	 */
	@Transactional
	public boolean use(String token, String passwordHash) {
		Optional<Agent> agent = this.credentials.choosePassword(token, passwordHash);
		agent.ifPresent((one) -> {
			this.history.keep(one.login(), AdminAct.PASSWORD_CHOSEN, one.login(), Map.of());
			this.sessions.endAllOf(one.login());
		});
		return agent.isPresent();
	}

	/**
	 * A link that somebody chooses a password by.
	 *
	 * @param expiresAt when it ends, used or not
	 */
	public record PasswordLink(String link, Instant expiresAt) {
	}

}
