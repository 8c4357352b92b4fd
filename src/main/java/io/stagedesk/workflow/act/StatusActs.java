package io.stagedesk.workflow.act;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.TicketActions;

import org.springframework.stereotype.Component;

/** Tickets that wait, go on, are resolved or end. */
@Component
class StatusActs implements Act {

	private static final int LONGEST_REASON = 300;

	private static final int LONGEST_RESOLUTION = 4000;

	private final TicketActions actions;

	StatusActs(TicketActions actions) {
		this.actions = actions;
	}

	@Override
	public Set<ActKind> kinds() {
		return Set.of(ActKind.HOLD, ActKind.RESUME, ActKind.RESOLVE, ActKind.CLOSE, ActKind.CANCEL);
	}

	@Override
	public void check(Step step, Viewer author) {
		switch (step.kind()) {
			case HOLD -> require(step.value(), LONGEST_REASON);
			case RESOLVE -> require(step.text(null), LONGEST_RESOLUTION);
			case CANCEL -> requireWithdrawal(step.value());
			default -> {
			}
		}
	}

	private static void require(String text, int longest) {
		if (text.isEmpty() || text.length() > longest) {
			throw new FieldErrorsException("value",
					text.isEmpty() ? "is required" : "must be at most %d characters".formatted(longest));
		}
	}

	private static void requireWithdrawal(String value) {
		if (CloseReason.WITHDRAWALS.stream().noneMatch((reason) -> reason.name().equals(value))) {
			throw new FieldErrorsException("value", "must be one of CANCELLED, DUPLICATE, SPAM");
		}
	}

	@Override
	public Optional<String> carryOut(TicketSnapshot ticket, Step step, Viewer viewer) {
		Optional<String> idle = idle(ticket.status(), step.kind());
		if (idle.isEmpty()) {
			act(ticket, step, viewer);
		}
		return idle;
	}

	private static Optional<String> idle(Status status, ActKind kind) {
		return switch (kind) {
			case HOLD -> Optional.of("It is on hold already").filter((text) -> status == Status.ON_HOLD);
			case RESUME -> Optional.of("It does not wait").filter((text) -> status.isOpen() && !status.isWaiting());
			case RESOLVE -> Optional.of("It is resolved already").filter((text) -> !status.isOpen());
			default -> Optional.of("It is closed already").filter((text) -> status == Status.CLOSED);
		};
	}

	private void act(TicketSnapshot ticket, Step step, Viewer viewer) {
		String number = ticket.number();
		switch (step.kind()) {
			case HOLD -> this.actions.waitFor(number, Status.ON_HOLD, step.value(), null, viewer);
			case RESUME -> this.actions.resume(number, null, viewer);
			case RESOLVE -> this.actions.resolve(number,
					Map.of("resolution", Placeholders.fill(step.text(ticket.language()), ticket, viewer)), null,
					viewer);
			case CLOSE -> this.actions.close(number, null, viewer);
			default -> this.actions.cancel(number, CloseReason.valueOf(step.value()), null, viewer);
		}
	}

}
