package io.stagedesk.messaging.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.messaging.webhook.Deliveries.Open;
import io.stagedesk.messaging.webhook.WebhookStatus.End;
import io.stagedesk.staff.StaffConflictException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Other systems that are told: what, when, how often, and until when. */
@DeskTest
class WebhooksTests {

	private static final Duration DAY = Duration.ofDays(1);

	private final JsonMapper json = JsonMapper.builder().build();

	@Autowired
	Webhooks webhooks;

	@Autowired
	Deliveries deliveries;

	@Autowired
	WebhookSender sender;

	@Autowired
	Reach reach;

	@Autowired
	TicketActions actions;

	@Autowired
	Fixtures fixtures;

	@Autowired
	AdminEvents events;

	@Autowired
	MessageSource messages;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TestTime time;

	ScriptedReceiver receiver;

	Viewer ada;

	@BeforeEach
	void begin() throws IOException {
		this.receiver = new ScriptedReceiver();
		this.ada = this.fixtures.viewer("ada");
	}

	@AfterEach
	void clear() throws IOException {
		this.receiver.close();
		this.time.backToNow();
		this.webhooks.list().forEach((one) -> this.webhooks.remove(one.id(), this.ada));
		this.jdbc.sql("delete from admin_event where kind like 'WEBHOOK%'").update();
		assertThat(this.jdbc.sql("select count(*) from webhook_delivery").query(Integer.class).single()).isZero();
	}

	@Test
	void tellsHowATicketStandsAndNothingOfPeople() {
		keep("orders", Set.of(), Set.of());
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.actions.claim(ticket.number(), null, this.fixtures.viewer("ana"));
		tellAll("orders");
		List<JsonNode> told = told();
		assertThat(told).extracting((one) -> one.path("type").asString()).containsOnly("ticket.changed");
		JsonNode created = told.get(0).path("data");
		assertThat(created.path("number").asString()).isEqualTo(ticket.number());
		assertThat(created.path("kinds").values()).extracting(JsonNode::asString).contains("CREATED", "CLASSIFIED");
		assertThat(created.path("url").asString()).endsWith("/api/v1/tickets/" + ticket.number());
		JsonNode claimed = told.get(told.size() - 1).path("data");
		assertThat(claimed.path("status").asString()).isEqualTo("OPEN");
		assertThat(claimed.path("team").asString()).isEqualTo("payments");
		assertThat(claimed.path("version").asInt()).isGreaterThan(created.path("version").asInt());
		assertThat(this.receiver.heard().toString()).doesNotContain("Linh")
			.doesNotContain("49.99")
			.doesNotContain("Coins")
			.doesNotContain("@example.com")
			.doesNotContain("\"ana\"");
	}

	@Test
	void tellsOnlyOfWhatWasAskedFor() {
		keep("closed", Set.of(Occasion.RESOLVED, Occasion.CLOSED), Set.of());
		keep("technical", Set.of(), Set.of("technical"));
		keep("off", Set.of(), Set.of(), false);
		TicketSnapshot ticket = this.fixtures.aTicket();
		assertThat(this.deliveries.open()).isEmpty();
		this.actions.claim(ticket.number(), null, this.fixtures.viewer("ana"));
		this.actions.resolve(ticket.number(), Map.of("resolution", "Credited"), null, this.fixtures.viewer("ana"));
		assertThat(this.deliveries.open()).containsOnlyKeys("closed");
		this.fixtures.aTicket("technical", ticket.priority());
		assertThat(this.deliveries.open()).containsOnlyKeys("closed", "technical");
	}

	@Test
	void tellsNothingOfWhatWasRolledBack() {
		keep("orders", Set.of(), Set.of());
		TicketSnapshot ticket = this.fixtures.aTicket();
		int before = this.deliveries.open().get("orders").waiting();
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.actions.resolve(ticket.number(),
				Map.of("resolution", "r"), null, this.fixtures.viewer("chen")));
		assertThat(this.deliveries.open().get("orders").waiting()).isEqualTo(before);
	}

	@Test
	void triesAgainWithTheSameIdUntilItIsTaken() {
		keep("orders", Set.of(Occasion.CREATED), Set.of());
		this.fixtures.aTicket();
		this.receiver.answers("500 Broken");
		assertThat(this.sender.tellNext("orders", () -> {
		})).isFalse();
		Webhook failing = this.webhooks.find("orders").orElseThrow();
		assertThat(failing.status().failures()).isOne();
		assertThat(failing.status().lastError()).startsWith("HTTP 500");
		tellAll("orders");
		assertThat(this.receiver.heard()).as("it rests").hasSize(1);
		this.receiver.answers(ScriptedReceiver.TAKES);
		this.time.skip(WebhookSender.PAUSES.get(0));
		tellAll("orders");
		assertThat(this.receiver.heard()).extracting(ScriptedReceiver.Heard::id)
			.hasSize(2)
			.containsOnly(one().messageId());
		assertThat(this.receiver.heard()).extracting(ScriptedReceiver.Heard::body).containsOnly(one().body());
		assertThat(one().state()).isEqualTo(DeliveryState.DELIVERED);
		assertThat(one().attempts()).isEqualTo(2);
		assertThat(this.webhooks.find("orders").orElseThrow().status().isFailing()).isFalse();
	}

	@Test
	void asksAReceiverThatIsAwayWithOneDeliveryAtATime() throws IOException {
		keep("orders", Set.of(Occasion.CREATED), Set.of());
		for (int number = 0; number < 5; number++) {
			this.fixtures.aTicket();
		}
		this.receiver.goes();
		for (Duration rest : Reach.RESTS) {
			tellAll("orders");
			this.time.skip(rest);
		}
		assertThat(this.jdbc.sql("select sum(attempts) from webhook_delivery").query(Integer.class).single())
			.isEqualTo(Reach.RESTS.size());
		this.receiver.returns();
		tellAll("orders");
		assertThat(this.deliveries.open()).as("after the first is taken none waits any longer").isEmpty();
	}

	@Test
	void letsOneRefusedDeliveryHoldUpNoOther() {
		keep("orders", Set.of(Occasion.CREATED), Set.of());
		this.fixtures.aTicket();
		this.receiver.answers("422 No");
		tellAll("orders");
		this.receiver.answers(ScriptedReceiver.TAKES);
		this.fixtures.aTicket();
		tellAll("orders");
		assertThat(this.deliveries.open()).containsEntry("orders", new Open(1, 0));
		assertThat(this.webhooks.find("orders").orElseThrow().status().isFailing()).isFalse();
	}

	@Test
	void givesUpAfterADayAndTellsAgainOnDemand() {
		keep("orders", Set.of(Occasion.CREATED), Set.of());
		this.fixtures.aTicket();
		this.receiver.answers("422 No");
		for (int hours = 0; hours <= 32; hours++) {
			tellAll("orders");
			this.time.skip(Duration.ofHours(1));
		}
		assertThat(this.deliveries.open()).containsEntry("orders", new Open(0, 1));
		assertThat(one().attempts()).isBetween(6, 12);
		this.receiver.answers(ScriptedReceiver.TAKES);
		assertThat(this.webhooks.retryFailed("orders", this.ada)).isOne();
		tellAll("orders");
		assertThat(one().state()).isEqualTo(DeliveryState.DELIVERED);
		assertThatExceptionOfType(StaffConflictException.class)
			.isThrownBy(() -> this.webhooks.retry("orders", one().id(), this.ada));
	}

	@Test
	void leavesAReceiverAloneThatSaysItIsGone() {
		keep("orders", Set.of(Occasion.CREATED), Set.of());
		this.fixtures.aTicket();
		this.receiver.answers("410 Gone");
		tellAll("orders");
		Webhook ended = this.webhooks.find("orders").orElseThrow();
		assertThat(ended.terms().active()).isFalse();
		assertThat(ended.status().endedBecause()).isEqualTo(End.GONE);
		assertThat(this.events.list(200, Optional.empty()).items())
			.anyMatch((event) -> event.act() == AdminAct.WEBHOOK_ENDED && event.subject().equals("orders"));
		this.fixtures.aTicket();
		assertThat(this.deliveries.open().get("orders").waiting()).as("nothing new is kept for it").isOne();
		this.receiver.answers(ScriptedReceiver.TAKES);
		this.webhooks.save("orders",
				new WebhookTerms(ended.terms().url(), ended.terms().occasions(), ended.terms().teams(), true),
				Optional.empty(), this.ada);
		tellAll("orders");
		assertThat(this.deliveries.open()).isEmpty();
	}

	@Test
	void leavesAReceiverAloneThatIsSilentForADay() throws IOException {
		keep("orders", Set.of(Occasion.CREATED), Set.of());
		this.fixtures.aTicket();
		this.receiver.goes();
		tellAll("orders");
		this.time.skip(DAY.plusMinutes(1));
		tellAll("orders");
		assertThat(this.webhooks.find("orders").orElseThrow().status().endedBecause()).isEqualTo(End.SILENT);
	}

	@Test
	void letsOneThreadTakeADeliveryUntilItsLeaseEnds() {
		keep("orders", Set.of(Occasion.CREATED), Set.of());
		this.fixtures.aTicket();
		assertThat(this.deliveries.lease("orders", Duration.ofSeconds(30))).isPresent();
		assertThat(this.deliveries.lease("orders", Duration.ofSeconds(30))).isEmpty();
		assertThat(this.reach.due()).isEmpty();
		this.time.skip(Duration.ofSeconds(31));
		assertThat(this.reach.due()).containsExactly("orders");
		assertThat(this.deliveries.lease("orders", Duration.ofSeconds(30))).isPresent();
	}

	@Test
	void signsWithBothSecretsForADay() {
		String first = keep("orders", Set.of(Occasion.CREATED), Set.of());
		String second = this.webhooks.renewSecret("orders", this.ada);
		assertThat(this.webhooks.secrets("orders")).extracting(SigningSecret::text).containsExactly(second, first);
		assertThat(this.jdbc.sql("select secret || secret_before from webhook").query(String.class).single())
			.doesNotContain(first)
			.doesNotContain(second);
		this.time.skip(DAY.plusSeconds(1));
		assertThat(this.webhooks.secrets("orders")).extracting(SigningSecret::text).containsExactly(second);
		assertThat(this.events.list(10, Optional.empty()).items().toString()).doesNotContain("whsec_");
	}

	@Test
	void forgetsWhatIsOld() {
		keep("orders", Set.of(Occasion.CREATED), Set.of());
		this.fixtures.aTicket();
		tellAll("orders");
		this.fixtures.aTicket();
		this.time.skip(DAY.multipliedBy(8));
		this.deliveries.forget(DAY.multipliedBy(7), DAY.multipliedBy(30));
		assertThat(states()).containsExactly(DeliveryState.WAITING);
		this.time.skip(DAY.multipliedBy(23));
		this.deliveries.forget(DAY.multipliedBy(7), DAY.multipliedBy(30));
		assertThat(states()).isEmpty();
	}

	@Test
	void namesEachFieldThatCannotBe() {
		assertThat(faults("X", new WebhookTerms("ftp://x", Set.of(), Set.of("nope"), true))).containsExactly("id",
				"url", "teams");
		keep("orders", Set.of(), Set.of());
		Webhook kept = this.webhooks.find("orders").orElseThrow();
		assertThatExceptionOfType(StaffConflictException.class)
			.isThrownBy(() -> this.webhooks.save("orders", kept.terms(), Optional.of(0), this.ada));
	}

	@ParameterizedTest
	@EnumSource(Occasion.class)
	void hasAWordForEachOccasion(Occasion occasion) {
		assertThat(this.messages.getMessage("event." + occasion, null, null, Locale.ENGLISH)).isNotBlank();
	}

	private String keep(String id, Set<Occasion> occasions, Set<String> teams) {
		return keep(id, occasions, teams, true);
	}

	private String keep(String id, Set<Occasion> occasions, Set<String> teams, boolean active) {
		return this.webhooks
			.save(id, new WebhookTerms(this.receiver.url(), occasions, teams, active), Optional.of(0), this.ada)
			.secret()
			.orElseThrow();
	}

	private void tellAll(String id) {
		while (this.reach.due().contains(id) && this.sender.tellNext(id, () -> {
		})) {
			continue;
		}
	}

	private List<JsonNode> told() {
		List<JsonNode> told = new ArrayList<>();
		this.receiver.heard().forEach((one) -> told.add(this.json.readTree(one.body())));
		return told;
	}

	private Delivery one() {
		return this.deliveries.list("orders", List.of(), 10, Optional.empty()).items().get(0);
	}

	private List<DeliveryState> states() {
		return this.deliveries.list("orders", List.of(), 10, Optional.empty())
			.items()
			.stream()
			.map(Delivery::state)
			.toList();
	}

	private List<String> faults(String id, WebhookTerms terms) {
		try {
			this.webhooks.save(id, terms, Optional.empty(), this.ada);
			return List.of();
		}
		catch (FieldErrorsException ex) {
			return ex.errors().stream().map(FieldError::field).toList();
		}
	}

}
