package io.stagedesk.workflow.macro;

import java.time.Instant;
import java.util.List;

import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.act.Step;

/**
 * Steps under one name; all of them are done, or none.
 *
 * @param ownerKey login of its person or key of its team; empty where it is everybody's
 * @param version counts the changes
 */
public record Macro(long id, String name, MacroOwner owner, String ownerKey, List<Step> steps, int version,
		Instant changedAt, String changedBy) {

	public Macro {
		steps = List.copyOf(steps);
	}

	/** Whether somebody may use it. */
	boolean isFor(Viewer viewer) {
		return switch (this.owner) {
			case PERSON -> this.ownerKey.equals(viewer.login());
			case TEAM -> viewer.role() == Role.ADMIN || viewer.teams().contains(this.ownerKey);
			case ALL -> true;
		};
	}

	/** One's own are one's own; what others use too is kept by those who lead. */
	public boolean mayBeChangedBy(Viewer viewer) {
		return isFor(viewer)
				&& (this.owner == MacroOwner.PERSON || viewer.role() == Role.SUPERVISOR || viewer.role() == Role.ADMIN);
	}

}
