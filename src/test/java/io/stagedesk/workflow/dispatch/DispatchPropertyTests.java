package io.stagedesk.workflow.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.routing.Cause;
import io.stagedesk.routing.Router;
import io.stagedesk.routing.RoutingDecision;
import io.stagedesk.routing.choice.Candidate;
import io.stagedesk.routing.choice.Question;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.ChangedRelease;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.demo.TestTime;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Random people, tickets and events; after each drain nobody has too much, and nothing
 * waits that somebody could have. On a desk of its own, where capacity binds everybody.
 */
@DeskTest
@DirtiesContext
@TestPropertySource(properties = { "stagedesk.routing.limits-hands=true", "stagedesk.routing.limits-claims=true" })
class DispatchPropertyTests {

	private static final List<String> LANGUAGES = List.of("en", "ja", "ja", "vi");

	private static final String REFUNDS = "payments-refund";

	private static final List<Channel> CHANNELS = List.of(Channel.API, Channel.API, Channel.SOCIAL, Channel.CHAT);

	@Autowired
	Fixtures fixtures;

	@Autowired
	Staff staff;

	@Autowired
	Tickets tickets;

	@Autowired
	TicketActions actions;

	@Autowired
	Router router;

	@Autowired
	Dispatcher dispatcher;

	@Autowired
	TestTime time;

	@Autowired
	JdbcClient jdbc;

	/** Payments that are not Japanese need somebody who knows refunds. */
	@BeforeAll
	static void requireASkill(@Autowired RepositoryService repository) {
		ChangedRelease.deploy(repository, "processes/ticket-routing.dmn",
				ChangedRelease.cell("outputEntry_paymentsRequired", "\"%s:2\"".formatted(REFUNDS)));
	}

	@AfterEach
	void goHome() {
		this.time.backToNow();
		this.jdbc.sql("update agent set presence = 'OFFLINE', active = (login not like 'p%')").update();
	}

	@Test
	void keepsItsPromisesWhateverHappens() {
		List<RoutingDecision> decisions = IntStream.rangeClosed(1, 3)
			.mapToObj(this::live)
			.flatMap(List::stream)
			.toList();
		assertThat(decisions).allSatisfy((decision) -> assertThat(replayed(decision)).isEqualTo(decision.agent()))
			.allSatisfy(this::wentToWhoMayHaveIt);
		assertThat(decisions.stream().flatMap(DispatchPropertyTests::kinds)).contains("offered", "assigned", "relaxed",
				"known", "skilled", "asked before");
	}

	/** Random events in a row, all from one seed. */
	private List<RoutingDecision> live(int seed) {
		Random random = new Random(seed);
		Crew crew = new Crew(this.staff, this.jdbc);
		List<String> people = new ArrayList<>();
		for (int index = 0; index < 5; index++) {
			String login = "p%d-%d".formatted(seed, index);
			crew.hire(login, random.nextBoolean() ? Set.of("en", "ja") : Set.of("en"), 2 + random.nextInt(5),
					Map.of(REFUNDS, 1 + index % 4), random.nextInt(4) == 0 ? Map.of("CHAT", 0) : Map.of());
			people.add(login);
		}
		List<TicketSnapshot> made = new ArrayList<>();
		for (int step = 0; step < 60; step++) {
			happen(random, people, made, seed * 1000 + step);
			this.dispatcher.drain("payments", Cause.WORK_DONE);
			assertThat(crew.overloaded()).as("seed %d, step %d", seed, step).isEmpty();
			assertThat(waitingInVain(made)).as("seed %d, step %d", seed, step).isEmpty();
		}
		made.stream()
			.map((ticket) -> this.tickets.get(ticket.number()))
			.filter((ticket) -> ticket.status() != Status.CLOSED)
			.forEach((ticket) -> this.actions.cancel(ticket.number(), CloseReason.CANCELLED, null,
					this.fixtures.viewer("mona")));
		return made.stream().flatMap((ticket) -> this.router.decisions(ticket).stream()).toList();
	}

	/** What a decision shows, so that no kind of them is missing. */
	private static Stream<String> kinds(RoutingDecision decision) {
		if (decision.agent() == null) {
			return Stream.empty();
		}
		Question asked = decision.question();
		return Stream.of((decision.acceptance() > 0) ? "offered" : "assigned",
				(decision.relaxed() && asked.relaxAfter() > 0) ? "relaxed" : "",
				decision.agent().equals(asked.sticky()) ? "known" : "", asked.required().isEmpty() ? "" : "skilled",
				asked.askedBefore().isEmpty() ? "" : "asked before");
	}

	@Test
	void takesTurnsAmongEquals() {
		Crew crew = new Crew(this.staff, this.jdbc);
		List<String> equals = List.of("pe1", "pe2", "pe3", "pe4");
		equals.forEach((login) -> crew.hire(login, Set.of("ja"), 100, Map.of(), Map.of()));
		for (int index = 0; index < 30; index++) {
			this.fixtures.aTicketIn("ja");
		}
		equals.forEach(crew::online);
		assertThat(this.dispatcher.drain("payments", Cause.AGENT_ONLINE)).isEqualTo(30);
		Map<String, Integer> given = crew.given();
		assertThat(equals).extracting(given::get).allSatisfy((tickets) -> assertThat(tickets).isBetween(7, 8));
	}

	@Test
	void refusesMoreByHandThanThereIsRoomForUnlessSomebodyWhoLeadsSaysSo() {
		Crew crew = new Crew(this.staff, this.jdbc);
		crew.hire("phand", Set.of("en"), 1, Map.of(), Map.of());
		String first = this.fixtures.aTicket().number();
		String second = this.fixtures.aTicket().number();
		this.actions.claim(first, null, this.fixtures.viewer("phand"));
		assertThatExceptionOfType(StageNotAllowedException.class)
			.isThrownBy(() -> this.actions.claim(second, null, this.fixtures.viewer("phand")))
			.withMessage("There is no room: phand, 1 + 1 > 1");
		assertThat(this.tickets.get(second).assignee()).isNull();
		this.actions.transfer(second, new TicketActions.Transfer(null, "phand", "it must be", null), null,
				this.fixtures.viewer("mona"));
		assertThat(this.tickets.get(second).assignee()).isEqualTo("phand");
		assertThat(this.tickets.events(second, this.fixtures.viewer("mona")))
			.filteredOn((event) -> event.kind().equals("OVER_CAPACITY"))
			.singleElement()
			.satisfies((event) -> assertThat(event.actor()).isEqualTo("mona"));
	}

	private void happen(Random random, List<String> people, List<TicketSnapshot> made, int number) {
		String somebody = people.get(random.nextInt(people.size()));
		switch (random.nextInt(8)) {
			case 0, 1,
					2 ->
				made.add(this.fixtures.aTicket("r" + random.nextInt(6), pick(random, LANGUAGES),
						random.nextInt(5) == 0 ? "VIP" : null, pick(random, CHANNELS), Scenario.SHOW, "payment",
						pick(random, List.of(Priority.values()))));
			case 3 -> this.staff.changePresence(somebody, Presence.ONLINE);
			case 4 -> this.staff.changePresence(somebody, Presence.AWAY);
			case 5 -> this.time.pass(Duration.ofMinutes(random.nextInt(12)));
			case 6 -> resolve(random, made);
			default -> accept(random, made);
		}
	}

	private void resolve(Random random, List<TicketSnapshot> made) {
		List<TicketSnapshot> open = now(made, Status.OPEN);
		if (!open.isEmpty()) {
			TicketSnapshot ticket = pick(random, open);
			this.actions.resolve(ticket.number(), Map.of("resolution", "Done"), null,
					this.fixtures.viewer(ticket.assignee()));
		}
	}

	private void accept(Random random, List<TicketSnapshot> made) {
		List<TicketSnapshot> offered = now(made, Status.NEW).stream().filter((one) -> one.offeredTo() != null).toList();
		if (!offered.isEmpty()) {
			TicketSnapshot ticket = pick(random, offered);
			this.actions.claim(ticket.number(), null, this.fixtures.viewer(ticket.offeredTo()));
		}
	}

	/** Looks at each waiting ticket with the plain eyes of its own next decision. */
	private List<String> waitingInVain(List<TicketSnapshot> made) {
		return now(made, Status.NEW).stream()
			.filter((ticket) -> ticket.offeredTo() == null)
			.filter((ticket) -> couldBeGiven(ticket))
			.map(TicketSnapshot::number)
			.toList();
	}

	private boolean couldBeGiven(TicketSnapshot ticket) {
		RoutingDecision last = last(ticket);
		boolean relaxed = last.question().relaxAfter() >= 0 && !this.time.now().isBefore(last.question().relaxesAt());
		return this.staff.online("payments").stream().anyMatch((agent) -> {
			boolean knows = agent.skills()
				.getOrDefault(REFUNDS, 0) >= last.question().required().getOrDefault(REFUNDS, 0);
			int weight = agent.weights()
				.getOrDefault(ticket.channel().name(),
						Map.of("CHAT", 3, "SOCIAL", 2).getOrDefault(ticket.channel().name(), 1));
			boolean speaks = relaxed || agent.languages().contains(ticket.language());
			return weight > 0 && speaks && knows && load(agent.login()) + weight <= agent.capacity()
					&& !hadTheirChance(ticket, agent.login());
		});
	}

	private void wentToWhoMayHaveIt(RoutingDecision decision) {
		if (decision.agent() == null) {
			return;
		}
		Agent agent = this.staff.agent(decision.agent()).orElseThrow();
		Question asked = decision.question();
		assertThat(asked.required()).allSatisfy(
				(skill, level) -> assertThat(agent.skills().getOrDefault(skill, 0)).isGreaterThanOrEqualTo(level));
		assertThat(decision.relaxed() || agent.languages().contains(asked.language())).isTrue();
		assertThat(asked.askedBefore()).doesNotContain(agent.login());
	}

	private boolean hadTheirChance(TicketSnapshot ticket, String login) {
		return this.router.decisions(ticket)
			.stream()
			.anyMatch((made) -> login.equals(made.agent())
					&& made.at().plus(Duration.ofMinutes(30)).isAfter(this.time.now()));
	}

	private int load(String login) {
		return this.jdbc.sql("""
				select coalesce(sum(coalesce(own.weight, w.weight)), 0) from ticket t
				join channel_weight w on w.channel = t.channel
				left join agent_channel_weight own on own.login = :login and own.channel = t.channel
				where (t.assignee = :login and t.status = 'OPEN') or (t.offered_to = :login and t.status = 'NEW')""")
			.param("login", login)
			.query(Integer.class)
			.single();
	}

	private RoutingDecision last(TicketSnapshot ticket) {
		List<RoutingDecision> all = this.router.decisions(ticket);
		return all.get(all.size() - 1);
	}

	private static String replayed(RoutingDecision decision) {
		return decision.replay().orElseThrow().chosen().map(Candidate::login).orElse(null);
	}

	private List<TicketSnapshot> now(List<TicketSnapshot> made, Status status) {
		return made.stream()
			.map((ticket) -> this.tickets.get(ticket.number()))
			.filter((ticket) -> ticket.status() == status)
			.toList();
	}

	private static <T> T pick(Random random, List<T> all) {
		return all.get(random.nextInt(all.size()));
	}

}
