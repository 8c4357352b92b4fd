package io.stagedesk.workflow.macro;

import java.util.List;

import io.stagedesk.workflow.act.Step;

/** What a macro would do with one ticket now. */
public record MacroPreview(Macro macro, List<Line> lines) {

	public MacroPreview {
		lines = List.copyOf(lines);
	}

	/** Whether it would be done. */
	public boolean runs() {
		return this.lines.stream().allMatch((line) -> line.state() == State.DONE || line.state() == State.SKIPPED);
	}

	/** What would become of a step; after a refusal nothing is come to. */
	public enum State {

		DONE, SKIPPED, REFUSED, NOT_REACHED

	}

	/**
	 * One step.
	 *
	 * @param text what would be said, in the requester's language; empty where nothing is
	 * @param reason why there is nothing to do, or why it would be refused; or empty
	 */
	public record Line(Step step, String text, State state, String reason) {
	}

}
