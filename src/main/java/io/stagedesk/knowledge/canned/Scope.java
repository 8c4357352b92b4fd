package io.stagedesk.knowledge.canned;

import java.util.Optional;

import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;

/** Whose a canned reply is, who uses it and who may change it. */
public enum Scope {

	/** Everybody's; administrators write it. */
	ALL,

	/** A team's; its supervisors write it. */
	TEAM,

	/** One's own. */
	PERSON;

	/** What somebody typed, or nothing. */
	public static Optional<Scope> of(String text) {
		for (Scope scope : values()) {
			if (scope.name().equals(text)) {
				return Optional.of(scope);
			}
		}
		return Optional.empty();
	}

	boolean isUsableBy(Viewer viewer, String owner) {
		return switch (this) {
			case ALL -> true;
			case TEAM -> viewer.role() == Role.ADMIN || viewer.teams().contains(owner);
			case PERSON -> viewer.login().equals(owner);
		};
	}

	/** Whether this viewer may write such replies of this owner. */
	public boolean isWritableBy(Viewer viewer, String owner) {
		if (viewer.role() == Role.ADMIN) {
			return true;
		}
		return switch (this) {
			case ALL -> false;
			case TEAM -> viewer.role() == Role.SUPERVISOR && viewer.teams().contains(owner);
			case PERSON -> viewer.login().equals(owner);
		};
	}

}
