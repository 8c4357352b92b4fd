package io.stagedesk.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.stagedesk.faults.DatabaseState.Ticket;

/**
 * What must hold after a kill, whatever the moment: compares what the clients were told
 * with what the database holds and names each difference.
 */
final class Invariants {

	private final Ledger ledger;

	private final DatabaseState state;

	private final List<String> violations = new ArrayList<>();

	private Invariants(Ledger ledger, DatabaseState state) {
		this.ledger = ledger;
		this.state = state;
	}

	/**
	 * Compares.
	 * @param ledger what the clients were told
	 * @param state what the database holds
	 * @return one sentence for each difference
	 */
	static List<String> violations(Ledger ledger, DatabaseState state) {
		Invariants invariants = new Invariants(ledger, state);
		invariants.eachAcknowledgedTicketExistsOnce();
		invariants.eachTicketHasItsProcess();
		invariants.noProcessIsWithoutTicket();
		invariants.eachMessageExistsOnce();
		invariants.eachTicketIsAcknowledgedOnce();
		invariants.claimsAndClosingsHold();
		return Collections.unmodifiableList(invariants.violations);
	}

	private void eachAcknowledgedTicketExistsOnce() {
		this.ledger.tickets().forEach((number, mark) -> {
			List<String> found = this.state.tickets()
				.stream()
				.filter((ticket) -> ticket.subject().contains(mark))
				.map(Ticket::number)
				.toList();
			if (!found.equals(List.of(number))) {
				violated(number + " was acknowledged, but its subject is found in " + found);
			}
		});
		Set<String> known = new HashSet<>(this.ledger.tickets().keySet());
		this.state.tickets()
			.stream()
			.filter((ticket) -> ticket.subject().contains(TicketLives.MARK) && !known.contains(ticket.number()))
			.forEach((ticket) -> violated(ticket.number() + " exists, but no client was told so"));
	}

	private void eachTicketHasItsProcess() {
		for (Ticket ticket : this.state.tickets()) {
			int live = Collections.frequency(this.state.lifecycles(), ticket.number());
			if (ticket.livesOn() && live != 1) {
				violated(ticket.number() + " is " + ticket.status() + " and has " + live + " live processes");
			}
			if (ticket.over() && live != 0) {
				violated(ticket.number() + " is over and has " + live + " live processes");
			}
		}
	}

	private void noProcessIsWithoutTicket() {
		Set<String> numbers = new HashSet<>(this.state.tickets().stream().map(Ticket::number).toList());
		this.state.lifecycles()
			.stream()
			.filter((number) -> !numbers.contains(number))
			.forEach((number) -> violated("A process lives for " + number + ", which does not exist"));
		this.state.clocks()
			.stream()
			.filter((key) -> !numbers.contains(key.split("/")[0]))
			.forEach((key) -> violated("A clock runs for " + key + ", which does not exist"));
		this.state.clocks()
			.stream()
			.filter((key) -> Collections.frequency(this.state.clocks(), key) > 1)
			.distinct()
			.forEach((key) -> violated("The clock " + key + " runs more than once"));
	}

	private void eachMessageExistsOnce() {
		this.ledger.messages().forEach((mark, number) -> {
			List<String> found = this.state.messages()
				.stream()
				.filter((message) -> message.body().contains(mark))
				.map(DatabaseState.Message::ticket)
				.toList();
			if (!found.equals(List.of(number))) {
				violated("A message of " + number + " was acknowledged, but is found in " + found);
			}
		});
		for (Ticket ticket : this.state.tickets()) {
			if (this.state.messages().stream().noneMatch((message) -> message.ticket().equals(ticket.number()))) {
				violated(ticket.number() + " has no message");
			}
		}
	}

	private void eachTicketIsAcknowledgedOnce() {
		for (String number : this.ledger.tickets().keySet()) {
			int mails = Collections.frequency(this.state.acknowledgements(), number);
			if (mails != 1) {
				violated(number + " has " + mails + " acknowledgements in the outbox");
			}
		}
	}

	private void claimsAndClosingsHold() {
		Map<String, Ticket> byNumber = this.state.byNumber();
		for (String number : this.ledger.claimed()) {
			Ticket ticket = byNumber.get(number);
			if (ticket == null || ticket.assignee() == null) {
				violated(number + " was claimed, but has no assignee");
			}
		}
		for (String number : this.ledger.closed()) {
			Ticket ticket = byNumber.get(number);
			if (ticket == null || !ticket.status().equals("CLOSED")) {
				violated(number + " was closed, but is not");
			}
		}
	}

	private void violated(String sentence) {
		this.violations.add(sentence);
	}

}
