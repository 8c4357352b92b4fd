package io.stagedesk.workflow.web.macro;

import java.time.Instant;
import java.util.List;

import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.act.Step;
import io.stagedesk.workflow.macro.Macro;
import io.stagedesk.workflow.macro.MacroOwner;

/**
 * A macro as programs see it.
 *
 * @param team of a team's macro, or {@code null}
 * @param changeable whether the caller may change it
 */
record MacroResource(String id, String name, MacroOwner owner, String team, List<Step> steps, boolean changeable,
		int version, Instant changedAt) {

	static MacroResource of(Macro macro, Viewer viewer) {
		return new MacroResource(String.valueOf(macro.id()), macro.name(), macro.owner(),
				(macro.owner() == MacroOwner.TEAM) ? macro.ownerKey() : null, macro.steps(),
				macro.mayBeChangedBy(viewer), macro.version(), macro.changedAt());
	}

}
