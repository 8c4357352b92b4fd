package io.stagedesk.workflow.web.macro;

import java.util.List;

import io.stagedesk.api.OneLine;
import io.stagedesk.workflow.act.Step;
import io.stagedesk.workflow.macro.MacroOwner;
import io.stagedesk.workflow.macro.MacroTerms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What a macro shall be.
 *
 * @param owner one's own where it is absent
 * @param team of a team's macro
 * @param version that the caller has seen, where it is changed
 */
record MacroRequest(@NotBlank @Size(max = 100) @OneLine String name, MacroOwner owner,
		@Size(max = 40) @OneLine String team, @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Step> steps,
		Integer version) {

	MacroTerms terms() {
		return new MacroTerms(this.name, this.owner, this.team, this.steps);
	}

}
