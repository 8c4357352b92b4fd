package io.stagedesk.workflow.bulk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.act.ActKind;
import io.stagedesk.workflow.act.Acts;
import io.stagedesk.workflow.act.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DeskTest
class BulkJobsTests {

	private static final List<String> TABLES = List.of("ticket", "message", "ticket_event", "user_task", "clock",
			"outbox", "notice", "ticket_move", "decision", "escalation", "ACT_RU_EXECUTION", "ACT_RU_VARIABLE",
			"ACT_RU_JOB", "ACT_RU_TASK", "ACT_RU_EVENT_SUBSCR");

	@Autowired
	BulkJobs jobs;

	@Autowired
	BulkRows rows;

	@Autowired
	BulkWork work;

	@Autowired
	Acts acts;

	@Autowired
	Tickets tickets;

	@Autowired
	TicketActions actions;

	@Autowired
	Staff staff;

	@Autowired
	Fixtures fixtures;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void fourWorkersDoEachTicketOnce() {
		List<String> numbers = ticketsOfAna(10);
		BulkJob job = start(numbers, Step.of(ActKind.NOTE, "seen by many"));
		IntStream.range(0, 4)
			.mapToObj((node) -> CompletableFuture.runAsync(() -> finish(this.work, job)))
			.toList()
			.forEach(CompletableFuture::join);
		finish(this.work, job);
		assertThat(numbers).allSatisfy((number) -> assertThat(said(number)).containsOnlyOnce("seen by many"));
		assertThat(results(job)).hasSize(10).containsOnly("DONE");
		assertThat(find(job).state()).isEqualTo(JobState.DONE);
	}

	@Test
	void goesOnWhereANodeThatStoppedHadBegun() {
		List<String> numbers = ticketsOfAna(3);
		BulkJob job = start(numbers, Step.of(ActKind.NOTE, "goes on"));
		this.work.doNext(job);
		BulkItem next = this.rows.waiting(job.id(), 1).get(0);
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
				assertThat(this.rows.hold(next.id())).isTrue();
				this.acts.carryOut(next.number(), job.step(), ana());
				throw new IllegalStateException("The plug is pulled");
			}));
		assertThat(results(job)).containsExactly("DONE", "WAITING", "WAITING");
		BulkWorker another = new BulkWorker(this.rows, this.work, new BulkSettings(true, 1000, null));
		while (find(job).runs()) {
			another.takeTurn();
		}
		assertThat(numbers).allSatisfy((number) -> assertThat(said(number)).containsOnlyOnce("goes on"));
		assertThat(results(job)).containsExactly("DONE", "DONE", "DONE");
	}

	@Test
	void honoursRightsThatAreTakenAwayMidway() {
		Viewer author = hire();
		List<String> numbers = newTickets(3);
		BulkJob job = this.jobs.start(numbers, Step.of(ActKind.NOTE, "n"), false, "act", author);
		this.work.doNext(job);
		this.jdbc.sql("delete from agent_team where login = ?").param(author.login()).update();
		this.work.doNext(job);
		this.jdbc.sql("update agent set active = false where login = ?").param(author.login()).update();
		finish(this.work, job);
		assertThat(this.rows.items(job.id(), 0, 10)).extracting((item) -> item.state() + " " + item.reason())
			.containsExactly("DONE ", "REFUSED This is no ticket that you may see",
					"REFUSED Its author does not work here any more");
	}

	@Test
	void saysOfEachTicketWhyNothingWasDone() {
		String held = ticketsOfAna(1).get(0);
		this.actions.waitFor(held, Status.ON_HOLD, "bank", null, ana());
		String closed = ticketsOfAna(1).get(0);
		this.actions.cancel(closed, CloseReason.CANCELLED, null, ana());
		String foreign = this.fixtures.aTicket("technical", Priority.P1).number();
		String queued = newTickets(1).get(0);
		BulkJob job = start(List.of(held, closed, foreign, "SD-999999999999", queued),
				new Step(ActKind.TEAM, "payments", "workload", Map.of()));
		finish(this.work, job);
		assertThat(this.rows.items(job.id(), 0, 10)).extracting((item) -> item.state() + " " + item.reason())
			.containsExactly("REFUSED The ticket's process does not allow this now",
					"REFUSED The ticket's process does not allow this now",
					"REFUSED This is no ticket that you may see", "REFUSED This is no ticket that you may see",
					"SKIPPED It lies in this queue already");
		assertThat(this.tickets.get(held).status()).isEqualTo(Status.ON_HOLD);
	}

	static Stream<Step> acts() {
		return Stream.of(Step.of(ActKind.REPLY, "Hello {{requester.name}}"), Step.of(ActKind.NOTE, "note"),
				Step.of(ActKind.ADD_TAGS, "incident, coins"), new Step(ActKind.PRIORITY, "P0", "r", Map.of()),
				new Step(ActKind.TEAM, "technical", "r", Map.of()), new Step(ActKind.AGENT, "yuki", "r", Map.of()),
				Step.of(ActKind.HOLD, "bank"), Step.of(ActKind.RESOLVE, "Done"), Step.of(ActKind.CANCEL, "SPAM"));
	}

	@ParameterizedTest
	@MethodSource("acts")
	void aDryRunTellsWhatWouldBeDoneAndLeavesNothing(Step step) {
		List<String> numbers = ticketsOfAna(1);
		TicketSnapshot before = this.tickets.get(numbers.get(0));
		Map<String, Integer> counts = counts();
		BulkJob dry = this.jobs.start(numbers, step, true, "act", ana());
		finish(this.work, dry);
		assertThat(results(dry)).containsExactly("DONE");
		assertThat(counts()).isEqualTo(counts);
		assertThat(this.tickets.get(before.number())).isEqualTo(before);
		BulkJob job = this.jobs.carryOut(dry.id(), ana());
		finish(this.work, job);
		assertThat(results(job)).containsExactly("DONE");
		assertThat(this.tickets.get(before.number()).version()).isGreaterThan(before.version());
	}

	@Test
	void aDryRunOfAMergeLeavesBothTickets() {
		List<String> numbers = ticketsOfAna(2);
		List<TicketSnapshot> before = numbers.stream().map(this.tickets::get).toList();
		BulkJob dry = this.jobs.start(numbers, Step.of(ActKind.MERGE, numbers.get(1)), true, "act", ana());
		finish(this.work, dry);
		assertThat(results(dry)).containsExactly("DONE", "SKIPPED");
		assertThat(numbers.stream().map(this.tickets::get)).containsExactlyElementsOf(before);
	}

	@Test
	void mergesManyIntoOne() {
		List<String> numbers = ticketsOfAna(3);
		BulkJob job = start(numbers, Step.of(ActKind.MERGE, numbers.get(2)));
		finish(this.work, job);
		assertThat(results(job)).containsExactly("DONE", "DONE", "SKIPPED");
		assertThat(this.tickets.get(numbers.get(0)).closeReason()).isEqualTo(CloseReason.MERGED);
		assertThat(this.tickets.get(numbers.get(2)).status()).isEqualTo(Status.OPEN);
	}

	@Test
	void fillsNamesIntoTheRepliesOfAll() {
		String number = ticketsOfAna(1).get(0);
		BulkJob job = start(List.of(number),
				Step.of(ActKind.REPLY, "Dear {{ requester.name }}, {{ticket.number}} is known. {{agent.name}} {{x}}"));
		finish(this.work, job);
		assertThat(said(number)).contains("Dear Linh Tran, %s is known. Ana Alves {{x}}".formatted(number));
	}

	@Test
	void leavesTheRestAloneWhenItIsCancelled() {
		List<String> numbers = ticketsOfAna(3);
		BulkJob job = start(numbers, Step.of(ActKind.NOTE, "cancelled"));
		this.work.doNext(job);
		assertThat(this.jobs.cancel(job.id(), ana()).state()).isEqualTo(JobState.CANCELLED);
		finish(this.work, job);
		assertThat(results(job)).containsExactly("DONE", "CANCELLED", "CANCELLED");
		assertThat(said(numbers.get(1))).doesNotContain("cancelled");
		assertThatExceptionOfType(StageNotAllowedException.class).isThrownBy(() -> this.jobs.cancel(job.id(), ana()));
	}

	@Test
	void isNobodyElses() {
		BulkJob job = start(ticketsOfAna(1), Step.of(ActKind.NOTE, "mine"));
		assertThatExceptionOfType(BulkJobNotFoundException.class)
			.isThrownBy(() -> this.jobs.find(job.id(), this.fixtures.viewer("mona")));
		finish(this.work, job);
	}

	@Test
	void refusesWhatCannotBeMeant() {
		List<String> one = List.of("SD-1");
		for (Step step : List.of(Step.of(ActKind.PRIORITY, "P9"), Step.of(ActKind.TEAM, "nobody"),
				Step.of(ActKind.AGENT, "paul"), Step.of(ActKind.CANCEL, "SOLVED"), Step.of(ActKind.MERGE, "SD-0"),
				Step.of(ActKind.MACRO, "0"), Step.of(ActKind.HOLD, ""), Step.of(ActKind.REPLY, " "),
				Step.of(ActKind.ADD_TAGS, ","), Step.of(ActKind.RESOLVE, "x".repeat(4001)))) {
			assertThatExceptionOfType(FieldErrorsException.class).as(step.toString())
				.isThrownBy(() -> start(one, step))
				.satisfies((ex) -> assertThat(ex.errors().get(0).field()).isEqualTo("act.value"));
		}
		assertThatExceptionOfType(FieldErrorsException.class)
			.isThrownBy(() -> start(IntStream.rangeClosed(1, 1001).mapToObj((id) -> "SD-" + id).toList(),
					Step.of(ActKind.CLOSE, "")));
	}

	@Test
	void forgetsJobsAfterThirtyDays() {
		BulkJob job = start(ticketsOfAna(1), Step.of(ActKind.NOTE, "old"));
		finish(this.work, job);
		this.jobs.forgetOld();
		assertThat(this.rows.find(job.id())).isPresent();
		this.jdbc.sql("update bulk_job set created_at = created_at - interval '31' day where id = ?")
			.param(job.id())
			.update();
		this.jobs.forgetOld();
		assertThat(this.rows.find(job.id())).isEmpty();
		assertThat(this.rows.items(job.id(), 0, 10)).isEmpty();
	}

	private BulkJob start(List<String> numbers, Step step) {
		return this.jobs.start(numbers, step, false, "act", ana());
	}

	private static void finish(BulkWork work, BulkJob job) {
		boolean more = true;
		while (more) {
			more = work.doNext(job);
		}
	}

	private BulkJob find(BulkJob job) {
		return this.rows.find(job.id()).orElseThrow();
	}

	private List<String> results(BulkJob job) {
		return this.rows.items(job.id(), 0, 100).stream().map((item) -> item.state().name()).toList();
	}

	private List<String> said(String number) {
		return this.tickets.messages(number, this.fixtures.viewer("ada")).stream().map(Message::body).toList();
	}

	private Viewer ana() {
		return this.fixtures.viewer("ana");
	}

	private List<String> newTickets(int many) {
		return IntStream.range(0, many).mapToObj((one) -> this.fixtures.aTicket().number()).toList();
	}

	private List<String> ticketsOfAna(int many) {
		List<String> numbers = newTickets(many);
		numbers.forEach((number) -> this.actions.claim(number, null, ana()));
		return numbers;
	}

	private Viewer hire() {
		String login = "bulk-" + System.nanoTime();
		this.staff.hire(new Agent(login, "Many", login + "@desk.example", Role.AGENT, null, Set.of("en"),
				Set.of("payments"), Presence.OFFLINE), null);
		return Optional.of(this.fixtures.viewer(login)).orElseThrow();
	}

	private Map<String, Integer> counts() {
		return TABLES.stream()
			.collect(Collectors.toMap((table) -> table,
					(table) -> this.jdbc.sql("select count(*) from " + table).query(Integer.class).single(),
					(one, other) -> one, TreeMap::new));
	}

}
