package io.stagedesk.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.stagedesk.faults.DatabaseState.Message;
import io.stagedesk.faults.DatabaseState.Ticket;
import io.stagedesk.faults.Ledger.Intent;
import io.stagedesk.faults.Ledger.Kind;
import io.stagedesk.faults.Ledger.Outcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Shows that the checker sees each kind of damage: a check that cannot fail is none. */
class InvariantsTests {

	private final Ledger ledger = new Ledger();

	private final List<Ticket> tickets = new ArrayList<>();

	private final List<Message> messages = new ArrayList<>();

	private final List<String> lifecycles = new ArrayList<>();

	private final List<String> clocks = new ArrayList<>();

	private final List<String> acknowledgements = new ArrayList<>();

	InvariantsTests() {
		told("mark-1", Kind.CREATE, "SD-1");
		told("mark-2", Kind.REPLY, "SD-1");
		told("mark-3", Kind.CLAIM, "SD-1");
		told("mark-4", Kind.CREATE, "SD-2");
		told("mark-5", Kind.CLOSE, "SD-2");
		this.tickets.add(ticket("SD-1", "mark-1", "OPEN", null));
		this.tickets.add(ticket("SD-2", "mark-4", "CLOSED", "CANCELLED"));
		this.messages.add(new Message("SD-1", "first"));
		this.messages.add(new Message("SD-1", "reply mark-2"));
		this.messages.add(new Message("SD-2", "first"));
		this.lifecycles.add("SD-1");
		this.clocks.add("SD-1/RESOLUTION/1");
		this.acknowledgements.add("SD-1");
		this.acknowledgements.add("SD-2");
	}

	@Test
	void acceptsASoundState() {
		assertThat(violations()).isEmpty();
	}

	@Test
	void seesALostTicket() {
		damaged((it) -> it.tickets.remove(1), "SD-2 was acknowledged, but its subject is found in []");
	}

	@Test
	void seesADoubledTicket() {
		damaged((it) -> {
			it.tickets.add(ticket("SD-3", "mark-1", "NEW", null));
			it.messages.add(new Message("SD-3", "first"));
			it.lifecycles.add("SD-3");
		}, "SD-1 was acknowledged, but its subject is found in [SD-1, SD-3]");
	}

	@Test
	void seesATicketThatNobodyWasToldOf() {
		damaged((it) -> {
			it.tickets.add(ticket("SD-3", TicketLives.MARK + "9", "NEW", null));
			it.messages.add(new Message("SD-3", "first"));
			it.lifecycles.add("SD-3");
		}, "SD-3 exists, but no client was told so");
	}

	@Test
	void seesATicketWithoutProcess() {
		damaged((it) -> it.lifecycles.clear(), "SD-1 is OPEN and has 0 live processes");
	}

	@Test
	void seesATicketWithTwoProcesses() {
		damaged((it) -> it.lifecycles.add("SD-1"), "SD-1 is OPEN and has 2 live processes");
	}

	@Test
	void seesAProcessOfATicketThatIsOver() {
		damaged((it) -> it.lifecycles.add("SD-2"), "SD-2 is over and has 1 live processes");
	}

	@Test
	void seesAProcessWithoutTicket() {
		damaged((it) -> it.lifecycles.add("SD-7"), "A process lives for SD-7, which does not exist");
	}

	@Test
	void seesAClockWithoutTicket() {
		damaged((it) -> it.clocks.add("SD-7/RESOLUTION/1"), "A clock runs for SD-7/RESOLUTION/1, which does not exist");
	}

	@Test
	void seesADoubledClock() {
		damaged((it) -> it.clocks.add("SD-1/RESOLUTION/1"), "The clock SD-1/RESOLUTION/1 runs more than once");
	}

	@Test
	void seesALostMessage() {
		damaged((it) -> it.messages.remove(1), "A message of SD-1 was acknowledged, but is found in []");
	}

	@Test
	void seesADoubledMessage() {
		damaged((it) -> it.messages.add(new Message("SD-1", "reply mark-2")),
				"A message of SD-1 was acknowledged, but is found in [SD-1, SD-1]");
	}

	@Test
	void seesATicketWithoutMessage() {
		damaged((it) -> it.messages.remove(2), "SD-2 has no message");
	}

	@Test
	void seesALostAcknowledgement() {
		damaged((it) -> it.acknowledgements.remove("SD-1"), "SD-1 has 0 acknowledgements in the outbox");
	}

	@Test
	void seesADoubledAcknowledgement() {
		damaged((it) -> it.acknowledgements.add("SD-1"), "SD-1 has 2 acknowledgements in the outbox");
	}

	@Test
	void seesALostClaim() {
		damaged((it) -> it.tickets.set(0, new Ticket("SD-1", "mark-1", "OPEN", "ASSIGN", null, null)),
				"SD-1 was claimed, but has no assignee");
	}

	@Test
	void seesALostClosing() {
		damaged((it) -> {
			it.tickets.set(1, ticket("SD-2", "mark-4", "OPEN", null));
			it.lifecycles.add("SD-2");
		}, "SD-2 was closed, but is not");
	}

	private void damaged(Consumer<InvariantsTests> damage, String violation) {
		damage.accept(this);
		assertThat(violations()).contains(violation);
	}

	private List<String> violations() {
		return Invariants.violations(this.ledger,
				new DatabaseState(this.tickets, this.messages, this.lifecycles, this.clocks, this.acknowledgements));
	}

	private void told(String key, Kind kind, String ticket) {
		Intent intent = new Intent(key, kind, ticket, "/", "", "{}");
		this.ledger.intend(intent);
		this.ledger.learn(new Outcome(intent, 200, ticket));
	}

	private static Ticket ticket(String number, String subject, String status, String closeReason) {
		return new Ticket(number, subject, status, "RESOLVE", closeReason, "ana");
	}

}
