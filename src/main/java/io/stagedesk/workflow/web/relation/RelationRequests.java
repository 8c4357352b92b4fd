package io.stagedesk.workflow.web.relation;

import java.util.List;
import java.util.Map;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.OneLine;
import io.stagedesk.ticket.relation.RelationKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Bodies of the acts on tickets that belong together. */
final class RelationRequests {

	private RelationRequests() {
	}

	/** What the ticket is to the other one. */
	record Link(@NotNull RelationKind kind, @NotBlank @Size(max = 30) @CleanText String other) {
	}

	record Incident(@NotNull Boolean incident) {
	}

	/**
	 * @param messages ids of public messages of the requester
	 * @param category absent where the table shall say
	 */
	record Split(@NotNull @Size(min = 1, max = 50) List<@NotNull @Pattern(regexp = "[0-9]{1,18}") String> messages,
			@NotBlank @Size(max = 300) @OneLine String subject,
			@Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String category, Integer version) {

		List<Long> ids() {
			return this.messages.stream().map(Long::valueOf).distinct().toList();
		}

	}

	record Tags(@NotNull @Size(max = 100) List<@NotNull @Size(max = 100) @CleanText String> tags, Integer version) {
	}

	/** Values by the id of their field; a field with {@code null} is emptied. */
	record Fields(@NotNull @Size(max = 200) Map<String, Object> fields, Integer version) {
	}

	/**
	 * @param texts by language
	 * @param fallback the language for children in whose own there is no text
	 * @param resolves whether it is the solution, too; absent for no
	 */
	record Update(@NotNull @Size(max = 50) Map<String, String> texts, @NotBlank @Size(max = 35) String fallback,
			Boolean resolves) {
	}

}
