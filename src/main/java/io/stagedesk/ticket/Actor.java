package io.stagedesk.ticket;

import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;

/** Who did something, for the history: a login, {@code requester} or {@code system}. */
public record Actor(SenderType type, String name) {

	public static final Actor SYSTEM = new Actor(SenderType.SYSTEM, "system");

	public static final Actor REQUESTER = new Actor(SenderType.REQUESTER, "requester");

	/** The live app's back end speaks for the requester. */
	public static Actor of(Viewer viewer) {
		if (viewer.role() == Role.INTEGRATION) {
			return REQUESTER;
		}
		return new Actor((viewer.role() == Role.VENDOR_AGENT) ? SenderType.VENDOR : SenderType.AGENT, viewer.login());
	}

	public static Actor agent(String login) {
		return new Actor(SenderType.AGENT, login);
	}

}
