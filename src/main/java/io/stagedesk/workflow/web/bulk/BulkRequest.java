package io.stagedesk.workflow.web.bulk;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.api.CleanText;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketQuery;
import io.stagedesk.ticket.TicketQuery.Sort;
import io.stagedesk.workflow.act.Step;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What is done with which tickets: with those that are named, or with all that a query
 * finds at this moment.
 *
 * @param dryRun whether it only shows what would happen
 */
record BulkRequest(
		@Size(max = 1000) List<@NotNull @Pattern(regexp = "SD-[1-9][0-9]{0,17}",
				message = "is not the number of a ticket") String> tickets,
		@Valid Query query, @NotNull @Valid Step act, Boolean dryRun) {

	private static final int PAGE = 200;

	/**
	 * Absent filters let everything through.
	 *
	 * @param status one, some with commas between them, or {@code OPEN_ALL}
	 */
	record Query(@Pattern(
			regexp = "OPEN_ALL|(NEW|OPEN|WAITING_REQUESTER|ON_HOLD|RESOLVED|CLOSED)(,(NEW|OPEN|WAITING_REQUESTER|ON_HOLD|RESOLVED|CLOSED)){0,5}",
			message = "must be OPEN_ALL or some of the statuses") String status, @Size(max = 40) @CleanText String team,
			@Size(max = 60) @CleanText String assignee, Priority priority, Scenario scenario,
			@Size(max = 300) @CleanText String requester, @Size(max = 300) @CleanText String q) {

		TicketQuery toQuery() {
			return new TicketQuery(statuses(), given(this.team), given(this.assignee), this.priority, this.scenario,
					given(this.requester), given(this.q), Sort.CREATED, PAGE, null);
		}

		private Set<Status> statuses() {
			String names = Objects.requireNonNullElse(this.status, "");
			if (names.isEmpty()) {
				return Set.of();
			}
			return names.equals("OPEN_ALL") ? TicketQuery.OPEN_ALL
					: Arrays.stream(names.split(",")).map(Status::valueOf).collect(Collectors.toSet());
		}

		private static String given(String text) {
			return (text == null || text.isBlank()) ? null : text;
		}

	}

}
