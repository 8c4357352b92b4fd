package io.stagedesk.staff.people;

import java.util.Map;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Presences;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may say that somebody is there: oneself, and those who answer for somebody. */
@Service
public class Attendance {

	private final Staff staff;

	private final Presences presences;

	private final AdminEvents history;

	Attendance(Staff staff, Presences presences, AdminEvents history) {
		this.staff = staff;
		this.presences = presences;
		this.history = history;
	}

	/**
	 * @throws AccessDeniedException for people whom the actor does not answer for (403)
	 */
	@Transactional
	public Agent change(String login, Presence presence, String reason, Viewer actor) {
		if (actor.login().equals(login)) {
			return this.presences.change(login, presence, reason);
		}
		Agent before = this.staff.agent(login).orElseThrow(StaffNotFoundException::new);
		if (!People.manages(actor, before)) {
			throw new AccessDeniedException("This is not somebody of your teams");
		}
		this.history.changed(actor.login(), AdminAct.PRESENCE_CHANGED, login,
				Map.of("presence", before.presence().name()), Map.of("presence", presence.name()));
		return this.presences.change(login, presence, reason);
	}

}
