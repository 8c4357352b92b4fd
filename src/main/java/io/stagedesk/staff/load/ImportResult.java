package io.stagedesk.staff.load;

import java.util.List;

import io.stagedesk.staff.load.LineResult.Outcome;

/**
 * What a file does, or did.
 *
 * @param written whether something was stored: never after an error or in a dry run
 */
public record ImportResult(boolean dryRun, boolean written, List<LineResult> lines) {

	public ImportResult {
		lines = List.copyOf(lines);
	}

	public long count(Outcome outcome) {
		return this.lines.stream().filter((one) -> one.outcome() == outcome).count();
	}

	public boolean hasErrors() {
		return count(Outcome.ERROR) > 0;
	}

}
