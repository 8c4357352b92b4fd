package io.stagedesk.ticket.relation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which tickets belong together. Two tickets have one tie at most; a child has one
 * parent, a duplicate one original, and neither has any below itself. Who may tie is the
 * caller's question; who reads sees only tickets that they may see.
 */
@Service
public class Relations {

	private static final String OTHER = "other";

	private static final int MOST = 100;

	private static final int REQUESTERS_OWN = 20;

	private final RelationRows rows;

	private final Tickets tickets;

	private final Clock clock;

	Relations(RelationRows rows, Tickets tickets, Clock clock) {
		this.rows = rows;
		this.tickets = tickets;
		this.clock = clock;
	}

	/**
	 * Ties two tickets; the same tie again changes nothing.
	 * @throws FieldErrorsException naming the other one where they cannot be tied so
	 * (422)
	 */
	@Transactional
	public void link(String number, RelationKind kind, String other, Actor actor) {
		long id = id(number);
		long otherId = id(other);
		refuse(id == otherId, "is the ticket itself");
		hold(number, other);
		Tie tie = Tie.of(id, kind, otherId, now(), actor.name());
		Optional<Tie> known = this.rows.between(id, otherId);
		if (known.filter(tie::isLike).isPresent()) {
			return;
		}
		refuse(known.isPresent(), "is linked with this ticket already");
		if (tie.below() != null) {
			requireRoom(tie, id);
		}
		this.rows.insert(tie);
		note("LINKED", tie, actor);
	}

	private void requireRoom(Tie tie, long id) {
		boolean child = tie.kind() == RelationKind.PARENT_OF;
		boolean isBelow = tie.below() == id;
		refuse(child && this.rows.isIncident(tie.below()),
				isBelow ? "cannot be the parent of an incident" : "stands for an incident and is no child");
		if (this.rows.isBelow(tie.below(), tie.kind())) {
			refuse(isBelow, child ? "cannot be the parent: this ticket has one already"
					: "cannot be the original: this ticket has one already");
			refuse(!isBelow, child ? "has a parent already" : "is a duplicate of another ticket already");
		}
		if (this.rows.isBelow(tie.ticket(), tie.kind())) {
			refuse(isBelow,
					child ? "is a child itself: link to its parent" : "is a duplicate itself: link to its original");
			refuse(!isBelow, child ? "cannot be a child: this ticket is a child itself"
					: "cannot be a duplicate: this ticket is a duplicate itself");
		}
		if (this.rows.isAbove(tie.below(), tie.kind())) {
			refuse(isBelow, child ? "cannot be the parent: this ticket has children"
					: "cannot be the original: this ticket has duplicates");
			refuse(!isBelow, child ? "has children of its own" : "has duplicates of its own");
		}
	}

	/** Unties two tickets; where there is no tie nothing happens. */
	@Transactional
	public void unlink(String number, String other, Actor actor) {
		hold(number, other);
		this.rows.between(id(number), id(other)).ifPresent((tie) -> {
			this.rows.delete(tie);
			note("UNLINKED", tie, actor);
		});
	}

	/** The ticket stands for an incident from now on, or no more. */
	@Transactional
	public void mark(String number, boolean incident, Actor actor) {
		this.tickets.hold(number);
		long id = id(number);
		if (this.rows.isIncident(id) == incident) {
			return;
		}
		if (incident) {
			refuse(this.rows.isBelow(id, RelationKind.PARENT_OF), "incident", "is not for a child");
			this.rows.declare(id, now(), actor.name());
		}
		else {
			this.rows.withdraw(id);
		}
		this.tickets.note(number, incident ? "INCIDENT_DECLARED" : "INCIDENT_WITHDRAWN", actor, Map.of());
	}

	/** All that belongs to a ticket that the viewer may see. */
	@Transactional(readOnly = true)
	public Related of(String number, Viewer viewer) {
		long id = this.tickets.find(number, viewer).id();
		List<ChildLanguage> counts = this.rows.languages(id, viewer);
		List<Tie> ties = new ArrayList<>(this.rows.beside(id, MOST));
		if (!counts.isEmpty()) {
			ties.addAll(this.rows.children(id, MOST, viewer));
		}
		return new Related(this.rows.isIncident(id), seen(id, ties, viewer), sum(counts, false), sum(counts, true));
	}

	private List<Relation> seen(long id, List<Tie> ties, Viewer viewer) {
		Map<Long, TicketSnapshot> visible = this.tickets
			.visible(ties.stream().map((tie) -> tie.otherThan(id)).toList(), viewer)
			.stream()
			.collect(Collectors.toMap(TicketSnapshot::id, Function.identity()));
		return ties.stream()
			.filter((tie) -> visible.containsKey(tie.otherThan(id)))
			.map((tie) -> new Relation(tie.from(id), visible.get(tie.otherThan(id)), tie.at(), tie.by()))
			.toList();
	}

	private static int sum(List<ChildLanguage> counts, boolean onlyOpen) {
		return counts.stream().filter((one) -> one.open() || !onlyOpen).mapToInt(ChildLanguage::tickets).sum();
	}

	/** Which languages the open children speak, the most frequent first. */
	@Transactional(readOnly = true)
	public List<ChildLanguage> openLanguages(String number, Viewer viewer) {
		long id = this.tickets.find(number, viewer).id();
		return this.rows.languages(id, viewer).stream().filter(ChildLanguage::open).toList();
	}

	/** What else the requester has open, as far as the viewer may see it. */
	@Transactional(readOnly = true)
	public List<TicketSnapshot> openOfRequester(TicketSnapshot ticket, Viewer viewer) {
		List<Long> ids = this.rows.openOf(ticket.requester().id(), REQUESTERS_OWN);
		return this.tickets.visible(ids.stream().filter((id) -> id != ticket.id()).toList(), viewer);
	}

	private void hold(String one, String other) {
		Stream.of(TicketNumber.of(one), TicketNumber.of(other))
			.sorted((a, b) -> Long.compare(a.id(), b.id()))
			.map(TicketNumber::toString)
			.forEach(this.tickets::hold);
	}

	private void note(String kind, Tie tie, Actor actor) {
		String ticket = new TicketNumber(tie.ticket()).toString();
		String other = new TicketNumber(tie.other()).toString();
		this.tickets.note(ticket, kind, actor, Map.of("relation", tie.kind().name(), "with", other));
		this.tickets.note(other, kind, actor, Map.of("relation", tie.kind().opposite().name(), "with", ticket));
	}

	private static void refuse(boolean wrong, String message) {
		refuse(wrong, OTHER, message);
	}

	private static void refuse(boolean wrong, String field, String message) {
		if (wrong) {
			throw new FieldErrorsException(field, message);
		}
	}

	private static long id(String number) {
		return TicketNumber.of(number).id();
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
