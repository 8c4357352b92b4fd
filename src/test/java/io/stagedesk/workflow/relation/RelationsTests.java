package io.stagedesk.workflow.relation;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketEvent;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.label.CustomField;
import io.stagedesk.ticket.label.CustomFields;
import io.stagedesk.ticket.label.FieldType;
import io.stagedesk.ticket.label.KnownTags;
import io.stagedesk.ticket.relation.Related;
import io.stagedesk.ticket.relation.RelationKind;
import io.stagedesk.ticket.relation.Relations;
import io.stagedesk.workflow.NotAllowedException;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.TicketActions.Transfer;
import io.stagedesk.workflow.UserTasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tickets that belong together, and what is written on them. */
@DeskTest
class RelationsTests {

	@Autowired
	Fixtures fixtures;

	@Autowired
	Relations relations;

	@Autowired
	RelationActions actions;

	@Autowired
	TicketActions ticketActions;

	@Autowired
	Splits splits;

	@Autowired
	CustomFields fields;

	@Autowired
	KnownTags known;

	@Autowired
	Tickets tickets;

	@Autowired
	UserTasks tasks;

	private Viewer ana;

	@BeforeEach
	void meet() {
		this.ana = this.fixtures.viewer("ana");
	}

	@Test
	void tellsBothTicketsOfALink() {
		String one = aTicket();
		String other = aTicket();
		this.actions.link(one, RelationKind.DUPLICATE_OF, other, this.ana);
		this.actions.link(one, RelationKind.DUPLICATE_OF, other, this.ana);
		assertThat(kinds(one)).containsExactly(RelationKind.DUPLICATE_OF);
		assertThat(kinds(other)).containsExactly(RelationKind.DUPLICATED_BY);
		assertThat(linked(one)).containsExactly(Map.of("relation", "DUPLICATE_OF", "with", other));
		assertThat(linked(other)).containsExactly(Map.of("relation", "DUPLICATED_BY", "with", one));
		this.actions.unlink(other, one, this.ana);
		assertThat(kinds(one)).isEmpty();
	}

	@Test
	void refusesCyclesAndASecondParent() {
		String parent = aTicket();
		String child = aTicket();
		String other = aTicket();
		this.actions.link(parent, RelationKind.PARENT_OF, child, this.ana);
		refuses(parent, RelationKind.CHILD_OF, child);
		refuses(child, RelationKind.PARENT_OF, parent);
		refuses(child, RelationKind.PARENT_OF, other);
		refuses(other, RelationKind.CHILD_OF, child);
		refuses(parent, RelationKind.CHILD_OF, other);
		refuses(other, RelationKind.PARENT_OF, child);
		refuses(child, RelationKind.CHILD_OF, other);
		refuses(child, RelationKind.RELATED, parent);
		refuses(parent, RelationKind.RELATED, parent);
		assertThat(kinds(parent)).containsExactly(RelationKind.PARENT_OF);
		assertThat(kinds(child)).containsExactly(RelationKind.CHILD_OF);
		assertThat(kinds(other)).isEmpty();
	}

	@Test
	void showsNothingOfATicketThatOneMayNotSee() {
		String mine = aTicket();
		String theirs = this.fixtures.aTicket("technical", Priority.P1).number();
		String child = this.fixtures.aTicket("technical", Priority.P1).number();
		Viewer ada = this.fixtures.viewer("ada");
		this.actions.link(mine, RelationKind.RELATED, theirs, ada);
		this.actions.link(mine, RelationKind.PARENT_OF, child, ada);
		Related seen = this.relations.of(mine, this.ana);
		assertThat(seen.links()).isEmpty();
		assertThat(seen.children()).isZero();
		assertThat(this.relations.of(mine, ada).links()).hasSize(2);
		assertThat(this.relations.of(mine, ada).openChildren()).isEqualTo(1);
		assertThatExceptionOfType(FieldErrorsException.class)
			.isThrownBy(() -> this.actions.link(mine, RelationKind.RELATED, theirs, this.ana))
			.satisfies((ex) -> assertThat(ex.errors().get(0).message()).isEqualTo("is not a ticket that you may see"));
	}

	@Test
	void isNotAVendorsBusiness() {
		TicketSnapshot ticket = this.ticketActions.claim(aTicket(), null, this.ana);
		this.ticketActions.transfer(ticket.number(), new Transfer(null, "vera", "language", "Please"), null,
				this.fixtures.viewer("mona"));
		Viewer vera = this.fixtures.viewer("vera");
		assertThatExceptionOfType(NotAllowedException.class)
			.isThrownBy(() -> this.actions.tag(ticket.number(), List.of("x"), null, vera));
		assertThatExceptionOfType(NotAllowedException.class)
			.isThrownBy(() -> this.actions.mark(ticket.number(), true, vera));
		assertThat(this.tickets.get(ticket.number()).tags()).isEmpty();
	}

	@Test
	void marksAnIncidentButNoChild() {
		String incident = aTicket();
		String child = aTicket();
		this.actions.link(child, RelationKind.CHILD_OF, incident, this.ana);
		this.actions.mark(incident, true, this.ana);
		assertThat(this.relations.of(incident, this.ana).incident()).isTrue();
		assertThatExceptionOfType(FieldErrorsException.class)
			.isThrownBy(() -> this.actions.mark(child, true, this.ana));
		refuses(incident, RelationKind.CHILD_OF, aTicket());
		this.actions.mark(incident, false, this.ana);
		assertThat(this.relations.of(incident, this.ana).incident()).isFalse();
	}

	@Test
	void splitsMessagesOffIntoATicketOfItsOwn() {
		TicketSnapshot from = this.fixtures.aTicket();
		Message second = this.tickets.write(from.number(), Visibility.PUBLIC, "And my badge is gone", null,
				Actor.REQUESTER);
		Message third = this.tickets.write(from.number(), Visibility.PUBLIC, "The gold one", null, Actor.REQUESTER);
		TicketSnapshot made = this.splits.split(from.number(), List.of(third.id(), second.id()), "Badge gone", null,
				null, this.ana);
		assertThat(made.requester().id()).isEqualTo(from.requester().id());
		assertThat(made.subject()).isEqualTo("Badge gone");
		assertThat(this.tickets.publicMessages(made)).extracting(Message::body)
			.containsExactly("And my badge is gone", "The gold one");
		assertThat(this.tickets.publicMessages(from)).hasSize(3);
		assertThat(this.tasks.of(made)).as("its own process has begun").hasSize(1);
		assertThat(this.relations.of(from.number(), this.fixtures.viewer("ada")).links())
			.extracting((link) -> link.ticket().number())
			.containsExactly(made.number());
		assertThat(details(from.number(), "SPLIT"))
			.containsExactly(Map.of("with", made.number(), "messages", second.id() + ", " + third.id()));
		assertThat(details(made.number(), "SPLIT_FROM")).hasSize(1);
	}

	@Test
	void splitsOffOnlyWhatTheRequesterSaidInPublicHere() {
		TicketSnapshot from = this.fixtures.aTicket();
		Message note = this.tickets.write(from.number(), Visibility.INTERNAL, "secret", null, Actor.agent("ana"));
		Message reply = this.tickets.write(from.number(), Visibility.PUBLIC, "hello", null, Actor.agent("ana"));
		Message elsewhere = this.tickets.first(this.fixtures.aTicket());
		for (long id : List.of(note.id(), reply.id(), elsewhere.id())) {
			assertThatExceptionOfType(FieldErrorsException.class)
				.isThrownBy(() -> this.splits.split(from.number(), List.of(id), "s", null, null, this.ana));
		}
	}

	@Test
	void keepsTagsInTheirPlainForm() {
		String number = aTicket();
		this.actions.tag(number, List.of("  Gold   Coins ", "gold coins", "VIP"), null, this.ana);
		assertThat(this.tickets.get(number).tags()).containsExactly("gold coins", "vip");
		assertThat(this.known.like("GOLD", this.ana)).contains("gold coins");
		assertThat(this.known.like("gold coins", this.fixtures.viewer("chen"))).doesNotContain("gold coins");
		assertThatExceptionOfType(FieldErrorsException.class)
			.isThrownBy(() -> this.actions.tag(number, List.of("x".repeat(41)), null, this.ana));
		List<String> many = IntStream.range(0, 21).mapToObj((one) -> "tag" + one).toList();
		assertThatExceptionOfType(FieldErrorsException.class)
			.isThrownBy(() -> this.actions.tag(number, many, null, this.ana));
	}

	@Test
	void checksFieldsByTheirTypeAndNamesThem() {
		Viewer ada = this.fixtures.viewer("ada");
		save("amount", FieldType.NUMBER, List.of(), false, ada);
		save("paidOn", FieldType.DATE, List.of(), false, ada);
		save("store", FieldType.CHOICE, List.of("Play", "App Store"), true, ada);
		String number = aTicket();
		try {
			assertThatExceptionOfType(FieldErrorsException.class).isThrownBy(() -> this.actions.fill(number,
					Map.of("amount", "much", "paidOn", "2026-02-30", "store", "Steam", "what", "x"), null, this.ana))
				.satisfies((ex) -> assertThat(ex.errors()).extracting((error) -> error.field())
					.containsExactlyInAnyOrder("fields.amount", "fields.paidOn", "fields.store", "fields.what"));
			assertThatExceptionOfType(FieldErrorsException.class)
				.isThrownBy(() -> this.actions.fill(number, Map.of("amount", 5), null, this.ana))
				.satisfies((ex) -> assertThat(ex.errors().get(0).field()).isEqualTo("fields.store"));
			this.actions.fill(number, Map.of("amount", "49.90", "paidOn", "2026-02-28", "store", "Play"), null,
					this.ana);
			assertThat(this.tickets.get(number).customFields()).hasSize(3).containsEntry("store", "Play");
			assertThat(details(number, "FIELDS_CHANGED")).containsExactly(Map.of("fields", "amount, paidOn, store"));
			this.actions.fill(number, Map.of("amount", ""), null, this.ana);
			assertThat(this.tickets.get(number).customFields()).doesNotContainKey("amount");
		}
		finally {
			List.of("amount", "paidOn", "store").forEach((id) -> this.fields.remove(id, ada));
		}
		assertThat(this.tickets.get(number).customFields()).as("values outlive the field").containsKey("store");
	}

	@Test
	void findsWhatElseTheRequesterHasOpen() {
		TicketSnapshot from = this.fixtures.aTicket();
		Message first = this.tickets.first(from);
		TicketSnapshot made = this.splits.split(from.number(), List.of(first.id()), "Again", "payment", null, this.ana);
		assertThat(this.relations.openOfRequester(from, this.ana)).extracting(TicketSnapshot::number)
			.containsExactly(made.number());
		assertThat(made.status()).isEqualTo(Status.NEW);
	}

	private void save(String id, FieldType type, List<String> choices, boolean required, Viewer actor) {
		this.fields.save(new CustomField(id, CustomField.ALL, id, id, type, choices, required, 1, true), actor);
	}

	private void refuses(String number, RelationKind kind, String other) {
		assertThatExceptionOfType(FieldErrorsException.class)
			.isThrownBy(() -> this.actions.link(number, kind, other, this.ana))
			.satisfies((ex) -> assertThat(ex.errors().get(0).field()).isEqualTo("other"));
	}

	private List<RelationKind> kinds(String number) {
		return this.relations.of(number, this.ana).links().stream().map((link) -> link.kind()).toList();
	}

	private List<Map<String, String>> linked(String number) {
		return details(number, "LINKED");
	}

	private List<Map<String, String>> details(String number, String kind) {
		return this.tickets.events(number, this.fixtures.viewer("ada"))
			.stream()
			.filter((event) -> event.kind().equals(kind))
			.map(TicketEvent::details)
			.toList();
	}

	private String aTicket() {
		return this.fixtures.aTicket().number();
	}

}
