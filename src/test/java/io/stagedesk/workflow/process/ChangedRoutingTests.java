package io.stagedesk.workflow.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.stagedesk.routing.Cause;
import io.stagedesk.routing.Outcome;
import io.stagedesk.routing.Router;
import io.stagedesk.routing.RoutingDecision;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.people.People;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.ChangedRelease;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The process owner changes the routing table while the desk runs: the next ticket goes
 * the new way, those that are under way keep theirs.
 */
class ChangedRoutingTests extends ProcessTests {

	private static final String TABLE = "processes/ticket-routing.dmn";

	private static final String RULE = "Payments have it at once now";

	@Autowired
	RepositoryService repository;

	@Autowired
	@Qualifier("release")
	SmartLifecycle release;

	@Autowired
	Router router;

	@Autowired
	People people;

	@BeforeEach
	void comeOnline() {
		this.staff.changePresence("ana", Presence.ONLINE);
	}

	/** Other tests go on with the models of the release. */
	@AfterEach
	void goBack() {
		this.release.start();
	}

	@Test
	void theNextTicketGoesTheWayOfTheNewTable() {
		RoutingDecision before = last(this.fixtures.aTicket());
		assertThat(before.outcome()).isEqualTo(Outcome.OFFERED);
		deploy(ChangedRelease.cell("outputEntry_paymentsAcceptance", ""));
		RoutingDecision next = last(ticketOfTheNewTable());
		assertThat(next.outcome()).isEqualTo(Outcome.ASSIGNED);
		assertThat(next.agent()).isEqualTo("ana");
		assertThat(next.tableVersion()).isGreaterThan(before.tableVersion());
	}

	@Test
	void aTicketThatIsUnderWayKeepsTheTableOfItsBirth() {
		this.staff.changePresence("ana", Presence.OFFLINE);
		TicketSnapshot waiting = this.fixtures.aTicket();
		int version = last(waiting).tableVersion();
		deploy(ChangedRelease.cell("outputEntry_paymentsAcceptance", ""));
		ticketOfTheNewTable();
		this.staff.changePresence("ana", Presence.ONLINE);
		this.dispatcher.drain("payments", Cause.AGENT_ONLINE);
		assertThat(last(waiting).outcome()).isEqualTo(Outcome.OFFERED);
		assertThat(last(waiting).tableVersion()).isEqualTo(version);
	}

	@Test
	void aSkillThatTheNewTableRequiresIsWaitedFor() {
		Map<String, Integer> skills = this.staff.agent("ana").orElseThrow().skills();
		deploy(ChangedRelease.cell("outputEntry_paymentsRequired", "\"payments-refund:5\""));
		TicketSnapshot ticket = ticketOfTheNewTable();
		assertThat(last(ticket).outcome()).isEqualTo(Outcome.NOBODY);
		assertThat(last(ticket).candidates()).filteredOn((one) -> one.agent().equals("ana"))
			.extracting(RoutingDecision.Seen::excluded)
			.containsExactly("needs payments-refund 5, has 4");
		try {
			this.people.grade("ana", Map.of("payments-refund", 5), Optional.empty(), this.fixtures.viewer("ada"));
			this.dispatcher.drain("payments", Cause.STAFF_CHANGED);
			assertThat(now(ticket).offeredTo()).isEqualTo("ana");
		}
		finally {
			this.people.grade("ana", skills, Optional.empty(), this.fixtures.viewer("ada"));
		}
	}

	private void deploy(UnaryOperator<String> change) {
		ChangedRelease.deploy(this.repository, TABLE,
				(table) -> ChangedRelease.cell("outputEntry_paymentsRule", "\"%s\"".formatted(RULE))
					.apply(change.apply(table)));
	}

	/** Every node takes a new release within seconds. */
	private TicketSnapshot ticketOfTheNewTable() {
		return await().pollInterval(Duration.ofMillis(500))
			.atMost(Duration.ofSeconds(20))

			.until(this.fixtures::aTicket, (ticket) -> last(ticket).rule().equals(RULE));
	}

	private RoutingDecision last(TicketSnapshot ticket) {
		List<RoutingDecision> all = this.router.decisions(ticket);
		return all.get(all.size() - 1);
	}

}
