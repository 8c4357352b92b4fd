package io.stagedesk.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.stagedesk.faults.DatabaseState.Message;
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
		Map<String, List<String>> places = new HashMap<>();
		this.state.tickets().forEach((ticket) -> note(places, ticket.subject(), ticket.number()));
		this.ledger.tickets().forEach((number, mark) -> {
			List<String> found = places.getOrDefault(mark, List.of());
			if (!found.equals(List.of(number))) {
				violated(number + " was acknowledged, but its subject is found in " + found);
			}
		});
		Set<String> known = this.ledger.tickets().keySet();
		this.state.tickets()
			.stream()
			.filter((ticket) -> ticket.subject().contains(TicketLives.MARK) && !known.contains(ticket.number()))
			.forEach((ticket) -> violated(ticket.number() + " exists, but no client was told so"));
	}

	/** By each word where it stands, as there may be a hundred thousand texts. */
	private static void note(Map<String, List<String>> places, String text, String number) {
		for (String word : text.split("\\s+")) {
			if (word.length() >= TicketLives.MARK.length()) {
				places.computeIfAbsent(word, (key) -> new ArrayList<>()).add(number);
			}
		}
	}

	private static Map<String, Long> counted(List<String> some) {
		return some.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
	}

	private void eachTicketHasItsProcess() {
		Map<String, Long> lifecycles = counted(this.state.lifecycles());
		for (Ticket ticket : this.state.tickets()) {
			long live = lifecycles.getOrDefault(ticket.number(), 0L);
			if (ticket.livesOn() && live != 1) {
				violated(ticket.number() + " is " + ticket.status() + " and has " + live + " live processes");
			}
			if (ticket.over() && live != 0) {
				violated(ticket.number() + " is over and has " + live + " live processes");
			}
		}
	}

	private void noProcessIsWithoutTicket() {
		Set<String> numbers = this.state.byNumber().keySet();
		this.state.lifecycles()
			.stream()
			.filter((number) -> !numbers.contains(number))
			.forEach((number) -> violated("A process lives for " + number + ", which does not exist"));
		this.state.clocks()
			.stream()
			.filter((key) -> !numbers.contains(key.split("/")[0]))
			.forEach((key) -> violated("A clock runs for " + key + ", which does not exist"));
		counted(this.state.clocks()).forEach((key, running) -> {
			if (running > 1) {
				violated("The clock " + key + " runs more than once");
			}
		});
	}

	private void eachMessageExistsOnce() {
		Map<String, List<String>> places = new HashMap<>();
		Set<String> written = new HashSet<>();
		for (Message message : this.state.messages()) {
			note(places, message.body(), message.ticket());
			written.add(message.ticket());
		}
		this.ledger.messages().forEach((mark, number) -> {
			List<String> found = places.getOrDefault(mark, List.of());
			if (!found.equals(List.of(number))) {
				violated("A message of " + number + " was acknowledged, but is found in " + found);
			}
		});
		this.state.tickets()
			.stream()
			.filter((ticket) -> !written.contains(ticket.number()))
			.forEach((ticket) -> violated(ticket.number() + " has no message"));
	}

	private void eachTicketIsAcknowledgedOnce() {
		Map<String, Long> acknowledgements = counted(this.state.acknowledgements());
		for (String number : this.ledger.tickets().keySet()) {
			long mails = acknowledgements.getOrDefault(number, 0L);
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
