package io.stagedesk.workflow.process;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.sla.Target;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.roster.Rosters;
import io.stagedesk.staff.roster.Shift;
import io.stagedesk.staff.roster.Shifts;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketEvent;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.Handovers;
import io.stagedesk.workflow.ShiftWatches;
import io.stagedesk.workflow.TicketActions.Transfer;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

/** Chen's shift technical-emea ends in the evening; technical-americas goes on. */
class ShiftHandoverProcessTests extends ProcessTests {

	private static final String SHIFT = "technical-emea";

	private static final Duration HOUR = Duration.ofHours(1);

	@Autowired
	ShiftWatches watches;

	@Autowired
	Handovers handovers;

	@Autowired
	Rosters rosters;

	@Autowired
	Shifts shifts;

	@Autowired
	Calendars calendars;

	@Autowired
	Promises promises;

	@Autowired
	JdbcClient jdbc;

	private Viewer chen;

	private Instant end;

	@BeforeEach
	void anHourBeforeTheEnd() {
		this.chen = this.fixtures.viewer("chen");
		this.end = this.rosters.nextEnd(SHIFT, this.time.now().plus(HOUR)).orElseThrow();
		this.time.skip(Duration.between(this.time.now(), this.end.minus(HOUR)));
	}

	@AfterEach
	void watchNothing() {
		for (String key : List.of("shift-handover", "ticket-handover")) {
			this.runtime.createProcessInstanceQuery()
				.processDefinitionKey(key)
				.list()
				.forEach((process) -> this.runtime.deleteProcessInstance(process.getId(), "the test is over"));
		}
		this.jdbc.sql("delete from shift_watch").update();
	}

	@Test
	void watchesEachShiftThatAnotherOneFollowsOnce() {
		this.watches.look();
		this.watches.look();
		assertThat(watch()).isWaitingAtExactly("receiveTask_waitForShiftEnd");
		assertThat(this.watches.endsAt(SHIFT)).isEqualTo(this.end);
		assertThat(this.runtime.createProcessInstanceQuery().processDefinitionKey("shift-handover").count())
			.isEqualTo(1);
	}

	@Test
	void handsTheOpenTicketsOverWithANote() {
		this.watches.look();
		TicketSnapshot ticket = ticketOfChen();
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "We look into it", null, Actor.agent("chen"));
		Instant due = due(ticket);
		ProcessInstance watch = watch();
		this.time.pass(HOUR.plusMinutes(1));
		assertThat(watch).isEnded().hasPassed("serviceTask_handOverOpenTickets", "serviceTask_watchShiftAgain");
		assertThat(now(ticket)).extracting(TicketSnapshot::status, TicketSnapshot::assignee, TicketSnapshot::team)
			.containsExactly(Status.NEW, null, "technical");
		assertThat(taskOf(ticket, "userTask_takeTicket").team()).isEqualTo("technical");
		assertThat(handedOver(ticket)).singleElement().satisfies((event) -> {
			assertThat(event.actor()).isEqualTo("system");
			assertThat(event.details()).containsAllEntriesOf(Map.of("from", "chen", "fromShift", SHIFT, "toShift",
					"technical-americas", "toTeam", "technical", "reason", "end of shift"));
		});
		Message note = this.tickets.messages(ticket.number(), this.mona)
			.stream()
			.filter((one) -> one.senderType() == SenderType.SYSTEM)
			.findFirst()
			.orElseThrow();
		assertThat(note.body()).contains("Handed over from Chen Chao at the end of shift \"Technical, EMEA\"",
				"\"Technical, Americas\"", "last message", "by agent", "RESOLUTION due");
		assertThat(due(ticket)).isEqualTo(due);
	}

	@Test
	void waitsForTheNextEndAfterwards() {
		this.watches.look();
		this.time.pass(HOUR.plusMinutes(1));
		assertThat(watch()).isWaitingAtExactly("receiveTask_waitForShiftEnd");
		assertThat(this.watches.endsAt(SHIFT)).isAfter(this.end).isBeforeOrEqualTo(this.end.plus(Duration.ofDays(4)));
		this.watches.look();
		assertThat(this.runtime.createProcessInstanceQuery().processDefinitionKey("shift-handover").count())
			.isEqualTo(1);
	}

	@Test
	void handsOverWhatWaitsAndRoutesItWhenTheAnswerComes() {
		this.watches.look();
		TicketSnapshot ticket = ticketOfChen();
		this.actions.waitFor(ticket.number(), Status.WAITING_REQUESTER, "Which phone?", null, this.chen);
		this.time.pass(HOUR.plusMinutes(1));
		assertThat(now(ticket)).extracting(TicketSnapshot::status, TicketSnapshot::assignee)
			.containsExactly(Status.WAITING_REQUESTER, null);
		assertThat(process("ticket-waiting", ticket)).hasPassed("serviceTask_handOverToNextShift")
			.isWaitingAtExactly("receiveTask_waitForRequester");
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "A Pixel", null, Actor.REQUESTER);
		assertThat(now(ticket).status()).isEqualTo(Status.NEW);
		assertThat(taskOf(ticket, "userTask_takeTicket").team()).isEqualTo("technical");
	}

	@Test
	void goesOnWithTheOthersWhenOneCannotBeHandedOver() {
		this.watches.look();
		TicketSnapshot stuck = disputeOfLina();
		this.actions.transfer(stuck.number(), new Transfer("trust", "mona", "agreed", "please"), null,
				this.fixtures.viewer("lina"));
		this.actions.transfer(stuck.number(), new Transfer(null, "chen", "agreed", "please"), null, this.mona);
		complete("userTask_examineDispute", stuck, Map.of("decision", "REFUND", "resolution", "ok"), this.chen);
		TicketSnapshot fine = ticketOfChen();
		this.time.pass(HOUR.plusMinutes(1));
		assertThat(now(fine).assignee()).isNull();
		assertThat(now(stuck).assignee()).isEqualTo("chen");
		assertThat(process("ticket-handover", stuck.number() + "/HANDOVER"))
			.isWaitingAtExactly("intermediateCatchEvent_tryAgain");
		complete("userTask_approveDecision", stuck, Map.of("verdict", "REFUSE", "reason", "Look again"), this.mona);
		this.time.pass(Duration.ofMinutes(11));
		assertThat(now(stuck).assignee()).isNull();
	}

	@Test
	void keepsWhatSomebodyHasWhoIsOnAnotherShift() {
		Shift americas = this.shifts.get("technical-americas");
		save(americas, List.of(new Shift.Member("chen", LocalDate.of(2026, 1, 1), null)));
		this.watches.look();
		TicketSnapshot ticket = ticketOfChen();
		this.time.pass(HOUR.plusMinutes(1));
		assertThat(now(ticket).assignee()).isEqualTo("chen");
		save(this.shifts.get("technical-americas"), List.of());
	}

	@Test
	void readsTheEndAnewWhenTheCalendarChanges() {
		this.watches.look();
		String calendar = this.calendars.get("emea").spec().toString();
		assertThat(calendar).isNotEmpty();
		CalendarSpec before = this.calendars.get("emea").spec();
		this.calendars.save("emea", "EMEA day", CalendarSpec.read(JsonMapper.builder().build().readTree("""
				{"zone":"Europe/Berlin","windows":[
				{"day":"MONDAY","from":"05:00","to":"23:30"},{"day":"TUESDAY","from":"05:00","to":"23:30"},
				{"day":"WEDNESDAY","from":"05:00","to":"23:30"},{"day":"THURSDAY","from":"05:00","to":"23:30"},
				{"day":"FRIDAY","from":"05:00","to":"23:30"},{"day":"SATURDAY","from":"05:00","to":"23:30"},
				{"day":"SUNDAY","from":"05:00","to":"23:30"}]}"""), ""), Optional.empty(), "ada");
		try {
			TicketSnapshot ticket = ticketOfChen();
			freshRoster();
			this.watches.look();
			assertThat(this.watches.endsAt(SHIFT)).isEqualTo(this.end.plus(Duration.ofMinutes(90)));
			this.time.pass(HOUR.plusMinutes(1));
			assertThat(now(ticket).assignee()).isEqualTo("chen");
			this.time.pass(Duration.ofMinutes(90));
			assertThat(now(ticket).assignee()).isNull();
		}
		finally {
			this.calendars.save("emea", "EMEA day", before, Optional.empty(), "ada");
			freshRoster();
		}
	}

	@Test
	void forgetsAShiftThatNobodyFollows() {
		this.watches.look();
		ProcessInstance watch = watch();
		Shift emea = this.shifts.get(SHIFT);
		this.shifts.save(
				new Shift(SHIFT, emea.name(), emea.team(), emea.calendar(), null, emea.members(), emea.version()),
				Optional.empty(), this.fixtures.viewer("ada"));
		this.watches.look();
		assertThat(watch).isEnded().hasPassed("endEvent_shiftForgotten");
		this.shifts.save(emea, Optional.empty(), this.fixtures.viewer("ada"));
		this.watches.look();
		assertThat(watch()).isWaitingAtExactly("receiveTask_waitForShiftEnd");
	}

	@Test
	void isHandedOverByHandBeforeTheEnd() {
		TicketSnapshot ticket = ticketOfChen();
		this.handovers.handOver(ticket.number(), "I asked for the log", null, this.chen);
		assertThat(now(ticket).assignee()).isNull();
		assertThat(handedOver(ticket)).singleElement()
			.satisfies((event) -> assertThat(event.actor()).isEqualTo("chen"));
		TicketSnapshot other = ticketOfAna();
		assertThatExceptionOfType(StageNotAllowedException.class)
			.isThrownBy(() -> this.handovers.handOver(other.number(), "note", null, this.ana));
	}

	private void save(Shift shift, List<Shift.Member> members) {
		this.shifts.save(new Shift(shift.key(), shift.name(), shift.team(), shift.calendar(), shift.nextShift(),
				members, shift.version()), Optional.empty(), this.fixtures.viewer("ada"));
	}

	/** A shift that is saved makes this node read the roster at once. */
	private void freshRoster() {
		Shift emea = this.shifts.get(SHIFT);
		save(emea, List.of());
		save(this.shifts.get(SHIFT), emea.members());
	}

	private TicketSnapshot ticketOfChen() {
		return this.actions.claim(this.fixtures.aTicket("technical", Priority.P1).number(), null, this.chen);
	}

	private Instant due(TicketSnapshot ticket) {
		return this.promises.of(ticket)
			.stream()
			.filter((clock) -> !clock.isOver() && clock.target() == Target.RESOLUTION)
			.map(PromiseClock::dueAt)
			.findFirst()
			.orElseThrow();
	}

	private List<TicketEvent> handedOver(TicketSnapshot ticket) {
		return this.tickets.events(ticket.number(), this.mona)
			.stream()
			.filter((event) -> event.kind().equals("HANDED_OVER"))
			.toList();
	}

	private ProcessInstance watch() {
		return process("shift-handover", "SHIFT/" + SHIFT);
	}

}
