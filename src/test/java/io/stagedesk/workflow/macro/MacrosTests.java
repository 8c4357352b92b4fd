package io.stagedesk.workflow.macro;

import java.util.List;
import java.util.Map;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.StaleTicketException;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.NotAllowedException;
import io.stagedesk.workflow.act.ActKind;
import io.stagedesk.workflow.act.Step;
import io.stagedesk.workflow.macro.MacroPreview.Line;
import io.stagedesk.workflow.macro.MacroPreview.State;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DeskTest
class MacrosTests {

	private static final Step GREETING = new Step(ActKind.REPLY, "", "",
			Map.of("en", "Hello {{requester.name}}", "zh", "您好 {{requester.name}}", "fr", "Bonjour"));

	@Autowired
	Macros macros;

	@Autowired
	MacroRuns runs;

	@Autowired
	Tickets tickets;

	@Autowired
	Fixtures fixtures;

	@Test
	void doesWhatThePreviewHasShown() {
		Macro macro = macro(Step.of(ActKind.AGENT, Step.ME), GREETING, Step.of(ActKind.ADD_TAGS, "bank, coins"),
				new Step(ActKind.PRIORITY, "P1", "r", Map.of()), Step.of(ActKind.NOTE, "{{ticket.number}}"),
				Step.of(ActKind.HOLD, "bank"));
		TicketSnapshot before = this.fixtures.aTicket();
		MacroPreview preview = this.runs.preview(before.number(), macro.id(), ana());
		assertThat(preview.runs()).isTrue();
		assertThat(preview.lines()).extracting(Line::state)
			.containsExactly(State.DONE, State.DONE, State.DONE, State.SKIPPED, State.DONE, State.DONE);
		assertThat(this.tickets.get(before.number())).isEqualTo(before);
		assertThat(said(before)).hasSize(1);
		assertThat(this.runs.run(before.number(), macro.id(), ana())).isTrue();
		TicketSnapshot after = this.tickets.get(before.number());
		assertThat(after.status()).isEqualTo(Status.ON_HOLD);
		assertThat(after.assignee()).isEqualTo("ana");
		assertThat(after.tags()).containsExactly("bank", "coins");
		assertThat(said(after)).contains(preview.lines().get(1).text(), preview.lines().get(4).text())
			.contains("Hello Linh Tran", after.number());
	}

	@Test
	void doesAllOrNothing() {
		Macro macro = macro(Step.of(ActKind.NOTE, "first"), Step.of(ActKind.RESOLVE, "done"),
				Step.of(ActKind.NOTE, "last"));
		TicketSnapshot queued = this.fixtures.aTicket();
		assertThatExceptionOfType(StageNotAllowedException.class)
			.isThrownBy(() -> this.runs.run(queued.number(), macro.id(), ana()));
		assertThat(said(queued)).hasSize(1);
		MacroPreview preview = this.runs.preview(queued.number(), macro.id(), ana());
		assertThat(preview.runs()).isFalse();
		assertThat(preview.lines()).extracting(Line::state)
			.containsExactly(State.DONE, State.REFUSED, State.NOT_REACHED);
		assertThat(preview.lines().get(1).reason()).isEqualTo("Only a ticket that is being worked on is resolved");
	}

	@Test
	void speaksTheRequestersLanguageElseEnglish() {
		Macro macro = macro(GREETING);
		assertThat(greeting(macro, "zh")).isEqualTo("您好 Linh Tran");
		assertThat(greeting(macro, "fr")).isEqualTo("Bonjour");
		assertThat(greeting(macro, "vi")).isEqualTo("Hello Linh Tran");
		assertThat(greeting(macro(new Step(ActKind.REPLY, "", "", Map.of("fr", "Bonjour"))), "vi"))
			.isEqualTo("Bonjour");
	}

	@Test
	void belongToAPersonATeamOrAll() {
		Macro own = macro(GREETING);
		Macro team = this.macros.add(terms(MacroOwner.TEAM, "payments"), mona());
		assertThat(ids("ana")).contains(own.id(), team.id());
		assertThat(ids("yuki")).contains(team.id()).doesNotContain(own.id());
		assertThat(ids("chen")).doesNotContain(own.id(), team.id());
		assertThatExceptionOfType(MacroNotFoundException.class)
			.isThrownBy(() -> this.macros.find(own.id(), this.fixtures.viewer("ada")));
		assertThatExceptionOfType(NotAllowedException.class).isThrownBy(() -> this.macros.remove(team.id(), ana()));
		assertThatExceptionOfType(NotAllowedException.class)
			.isThrownBy(() -> this.macros.add(terms(MacroOwner.ALL, ""), ana()));
		this.macros.remove(team.id(), mona());
		assertThat(ids("ana")).doesNotContain(team.id());
	}

	@Test
	void isNotChangedBehindSomebodysBack() {
		Macro macro = macro(GREETING);
		Macro changed = this.macros.change(macro.id(), terms(MacroOwner.PERSON, ""), macro.version(), ana());
		assertThat(changed.version()).isEqualTo(macro.version() + 1);
		assertThatExceptionOfType(StaleTicketException.class)
			.isThrownBy(() -> this.macros.change(macro.id(), terms(MacroOwner.PERSON, ""), macro.version(), ana()));
	}

	@Test
	void namesTheStepAtFault() {
		assertThatExceptionOfType(FieldErrorsException.class)
			.isThrownBy(
					() -> this.macros.add(
							new MacroTerms(" ", MacroOwner.TEAM, "nobody",
									List.of(GREETING, Step.of(ActKind.MERGE, "SD-1"), Step.of(ActKind.TEAM, "x"))),
							mona()))
			.satisfies((ex) -> assertThat(ex.errors()).extracting((error) -> error.field())
				.containsExactly("name", "team", "steps[1].kind", "steps[2].value"));
	}

	@Test
	void doesNotLookIntoTicketsOfOthers() {
		Macro macro = macro(GREETING);
		String foreign = this.fixtures.aTicket("technical", Priority.P1).number();
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> this.runs.preview(foreign, macro.id(), ana()))
			.withMessageContaining("There is no ticket");
	}

	private String greeting(Macro macro, String language) {
		return this.runs.preview(this.fixtures.aTicketIn(language).number(), macro.id(), ana()).lines().get(0).text();
	}

	private Macro macro(Step... steps) {
		return this.macros.add(new MacroTerms("Test", MacroOwner.PERSON, "", List.of(steps)), ana());
	}

	private static MacroTerms terms(MacroOwner owner, String team) {
		return new MacroTerms("Test", owner, team, List.of(GREETING));
	}

	private List<Long> ids(String login) {
		return this.macros.of(this.fixtures.viewer(login)).stream().map(Macro::id).toList();
	}

	private List<String> said(TicketSnapshot ticket) {
		return this.tickets.messages(ticket.number(), this.fixtures.viewer("ada")).stream().map(Message::body).toList();
	}

	private Viewer ana() {
		return this.fixtures.viewer("ana");
	}

	private Viewer mona() {
		return this.fixtures.viewer("mona");
	}

}
