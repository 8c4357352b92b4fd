package io.stagedesk.workflow.web.bulk;

import java.util.List;
import java.util.stream.Stream;

import io.stagedesk.page.Choice;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Priority;
import io.stagedesk.workflow.act.ActKind;
import io.stagedesk.workflow.macro.Macros;

import org.springframework.stereotype.Component;

/** What the dialogs of acts on many tickets ask for. */
@Component
class Dialogs {

	private static final int TEXT = 300;

	private static final int RESOLUTION = 4000;

	private static final int REPLY = 20_000;

	private final Staff staff;

	private final Macros macros;

	private final Words words;

	Dialogs(Staff staff, Macros macros, Words words) {
		this.staff = staff;
		this.macros = macros;
		this.words = words;
	}

	DialogView of(ActKind kind, Viewer viewer) {
		return switch (kind) {
			case REPLY, NOTE -> new DialogView(kind.name(), "textarea", List.of(), REPLY, false);
			case RESOLVE -> new DialogView(kind.name(), "textarea", List.of(), RESOLUTION, false);
			case ADD_TAGS, REMOVE_TAGS, HOLD, MERGE, LINK ->
				new DialogView(kind.name(), "text", List.of(), TEXT, false);
			case PRIORITY -> choice(kind, priorities(), true);
			case TEAM -> choice(kind, teams(), true);
			case AGENT -> choice(kind, agents(), true);
			case CANCEL -> choice(kind, closeReasons(), false);
			case MACRO -> choice(kind, macros(viewer), false);
			case RESUME, CLOSE -> new DialogView(kind.name(), "", List.of(), 0, false);
		};
	}

	private static DialogView choice(ActKind kind, List<Choice> options, boolean reason) {
		return new DialogView(kind.name(), "choice", options, TEXT, reason);
	}

	private List<Choice> priorities() {
		return Stream.of(Priority.values())
			.map((one) -> new Choice(one.name(), one + " · " + this.words.message("priority." + one)))
			.toList();
	}

	private List<Choice> teams() {
		return this.staff.teams().stream().map((team) -> new Choice(team.id(), team.name())).toList();
	}

	private List<Choice> agents() {
		return this.staff.agents()
			.stream()
			.filter((agent) -> agent.role().worksOnTickets() && agent.role() != Role.ADMIN)
			.map((agent) -> new Choice(agent.login(), agent.name()))
			.toList();
	}

	private List<Choice> closeReasons() {
		return CloseReason.WITHDRAWALS.stream()
			.sorted()
			.map((reason) -> new Choice(reason.name(), this.words.message("closeReason." + reason)))
			.toList();
	}

	private List<Choice> macros(Viewer viewer) {
		return this.macros.of(viewer).stream().map((one) -> new Choice(String.valueOf(one.id()), one.name())).toList();
	}

}
