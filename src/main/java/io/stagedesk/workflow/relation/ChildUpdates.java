package io.stagedesk.workflow.relation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.TicketAccess;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One update that answers all open children of a ticket, each in its requester's
 * language. Begun here, carried out in the background by {@link ChildAnswers}.
 */
@Service
@EnableConfigurationProperties(RelationSettings.class)
public class ChildUpdates {

	private static final int SHOWN = 200;

	private final ChildUpdateRows rows;

	private final Tickets tickets;

	private final TicketAccess access;

	private final Clock clock;

	ChildUpdates(ChildUpdateRows rows, Tickets tickets, TicketAccess access, Clock clock) {
		this.rows = rows;
		this.tickets = tickets;
		this.access = access;
		this.clock = clock;
	}

	/**
	 * Begins to answer the children that are open now and that the viewer sees.
	 * @throws FieldErrorsException where there are none, or words are missing (422)
	 */
	@Transactional
	public ChildUpdate begin(String number, NewChildUpdate update, Viewer viewer) {
		TicketSnapshot parent = this.access.openForDesk(number, null, viewer);
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		long id = this.rows.insert(parent.id(), update, viewer, now);
		ChildUpdate begun = find(parent, id);
		if (begun.total() == 0) {
			throw new FieldErrorsException("texts", "have nobody to go to: the ticket has no open children");
		}
		this.tickets.note(number, "CHILDREN_UPDATE", Actor.of(viewer),
				Map.of("children", String.valueOf(begun.total())));
		return begun;
	}

	/** How far it is; results only of children that the viewer sees. */
	@Transactional(readOnly = true)
	public ChildUpdate of(String number, long id, Viewer viewer) {
		TicketSnapshot parent = this.tickets.find(number, viewer);
		return withResults(find(parent, id), viewer);
	}

	/** The newest of a ticket. */
	@Transactional(readOnly = true)
	public Optional<ChildUpdate> last(String number, Viewer viewer) {
		TicketSnapshot parent = this.tickets.find(number, viewer);
		return this.rows.find(parent.id(), null).map((update) -> withResults(update, viewer));
	}

	private ChildUpdate find(TicketSnapshot parent, long id) {
		return this.rows.find(parent.id(), id).orElseThrow(() -> new ChildUpdateNotFoundException(id));
	}

	private ChildUpdate withResults(ChildUpdate update, Viewer viewer) {
		List<ChildUpdateRows.Kept> kept = this.rows.results(update.id(), SHOWN);
		Set<String> visible = this.tickets.visible(kept.stream().map(ChildUpdateRows.Kept::ticket).toList(), viewer)
			.stream()
			.map(TicketSnapshot::number)
			.collect(Collectors.toSet());
		return new ChildUpdate(update.id(), update.parent(), update.author(), update.resolves(), update.begunAt(),
				update.endedAt(), update.counts(),
				kept.stream()
					.map(ChildUpdateRows.Kept::result)
					.filter((result) -> visible.contains(result.ticket()))
					.toList());
	}

}
