package io.stagedesk.workflow.macro;

import java.util.List;
import java.util.Objects;

import io.stagedesk.workflow.act.Step;

/**
 * What a macro shall be.
 *
 * @param team key of its team, empty where it is not a team's
 */
public record MacroTerms(String name, MacroOwner owner, String team, List<Step> steps) {

	public MacroTerms {
		name = Objects.requireNonNullElse(name, "").strip();
		owner = Objects.requireNonNullElse(owner, MacroOwner.PERSON);
		team = Objects.requireNonNullElse(team, "").strip();
		steps = List.copyOf(steps);
	}

}
