package io.stagedesk.workflow.web.desk;

import java.util.List;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.snooze.Snoozes;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Every page of a ticket knows whether its reader has put it aside. */
@ControllerAdvice(basePackageClasses = SnoozeAdvice.class)
class SnoozeAdvice {

	private final Snoozes snoozes;

	SnoozeAdvice(Snoozes snoozes) {
		this.snoozes = snoozes;
	}

	@ModelAttribute("snooze")
	SnoozeView of(@PathVariable(required = false) String number, @AuthenticationPrincipal Viewer viewer) {
		return (number == null || viewer == null) ? new SnoozeView(null)
				: TicketNumber.parse(number)
					.map(TicketNumber::id)
					.map((id) -> new SnoozeView(this.snoozes.until(List.of(id), viewer).get(id)))
					.orElseGet(() -> new SnoozeView(null));
	}

}
