package io.stagedesk.workflow.web.bulk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.stagedesk.api.CleanText;
import io.stagedesk.workflow.act.ActKind;
import io.stagedesk.workflow.act.Step;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a dialog over the list sends.
 *
 * @param tickets numbers with blanks between them
 * @param all whether all tickets of the view are meant, not only these
 */
record BulkForm(@NotNull(message = "{validation.choice}") @Pattern(
		regexp = "REPLY|NOTE|ADD_TAGS|REMOVE_TAGS|PRIORITY|TEAM|AGENT|HOLD|RESUME|RESOLVE|CLOSE|CANCEL|MERGE|LINK|MACRO",
		message = "{validation.choice}") String kind,
		@Size(max = 20_000, message = "{validation.size}") @CleanText(message = "{validation.clean}") String value,
		@Size(max = 300, message = "{validation.size}") @CleanText(message = "{validation.clean}") String reason,
		@Size(max = 30_000, message = "{validation.size}") String tickets, Boolean all,
		@Size(max = 100, message = "{validation.size}") @CleanText(message = "{validation.clean}") String view,
		@Size(max = 100, message = "{validation.size}") @CleanText(message = "{validation.clean}") String q,
		Boolean dryRun) {

	BulkForm {
		view = Objects.requireNonNullElse(view, "");
		q = Objects.requireNonNullElse(q, "");
		all = Boolean.TRUE.equals(all);
		dryRun = Boolean.TRUE.equals(dryRun);
	}

	Step step() {
		return new Step(ActKind.valueOf(this.kind), this.value, this.reason, Map.of());
	}

	List<String> numbers() {
		return Arrays.stream(Objects.requireNonNullElse(this.tickets, "").strip().split("\\s+"))
			.filter((number) -> !number.isEmpty())
			.toList();
	}

}
