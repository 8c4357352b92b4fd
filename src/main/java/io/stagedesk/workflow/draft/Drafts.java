package io.stagedesk.workflow.draft;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.attachment.Upload;
import io.stagedesk.ticket.attachment.Uploads;
import io.stagedesk.workflow.NotAllowedException;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people write on tickets and have not sent: one text per person, ticket and kind,
 * which waits for its author on every node and in every browser. Nobody else reads it
 * unless it is shared.
 */
@Service
public class Drafts {

	private final DraftRows rows;

	private final Uploads uploads;

	private final Tickets tickets;

	private final SeenTickets seen;

	private final Clock clock;

	Drafts(DraftRows rows, Uploads uploads, Tickets tickets, SeenTickets seen, Clock clock) {
		this.rows = rows;
		this.uploads = uploads;
		this.tickets = tickets;
		this.seen = seen;
		this.clock = clock;
	}

	/** The viewer's own. */
	@Transactional(readOnly = true)
	public Optional<Draft> find(String number, Visibility kind, Viewer viewer) {
		return this.rows.find(ticket(number, viewer), viewer.login(), kind);
	}

	/** Those of the tickets on which somebody has a draft. */
	@Transactional(readOnly = true)
	public Set<Long> tickets(String login, Collection<Long> tickets) {
		return this.rows.tickets(login, tickets);
	}

	/**
	 * Keeps what is written so far; nothing written and no files is no draft.
	 * @return what is kept; empty where there is no draft any more
	 * @throws StaleDraftException where it was changed elsewhere meanwhile (409)
	 */
	@Transactional
	public Optional<Draft> save(String number, Writing writing, Viewer viewer) {
		long ticket = ticket(number, viewer);
		Optional<Draft> before = this.rows.find(ticket, viewer.login(), writing.kind());
		if (before.map(Draft::revision).orElse(0) != writing.revision()) {
			throw new StaleDraftException();
		}
		if (before.isEmpty()) {
			return writing.body().isBlank() ? Optional.empty() : Optional.of(begin(ticket, writing, viewer));
		}
		Draft draft = before.get();
		if (isNothing(draft, writing.body())) {
			requireNewest(this.rows.delete(draft));
			return Optional.empty();
		}
		return Optional.of(change(draft, writing, viewer));
	}

	private Draft begin(long ticket, Writing writing, Viewer viewer) {
		this.rows.insert(new Draft(0, ticket, viewer.login(), writing.kind(), writing.body(), writing.lastSeen(), null,
				1, writing.shared() ? now() : null, now()));
		if (writing.shared()) {
			tellShared(ticket, viewer);
		}
		return this.rows.find(ticket, viewer.login(), writing.kind()).orElseThrow();
	}

	private Draft change(Draft draft, Writing writing, Viewer viewer) {
		Instant sharedAt = !writing.shared() ? null : draft.shared() ? draft.sharedAt() : now();
		requireNewest(this.rows.update(new Draft(draft.id(), draft.ticketId(), draft.author(), draft.kind(),
				writing.body(), writing.lastSeen(), draft.draftedBy(), draft.revision(), sharedAt, now())));
		if (writing.shared() && !draft.shared()) {
			tellShared(draft.ticketId(), viewer);
		}
		return this.rows.find(draft.ticketId(), draft.author(), draft.kind()).orElseThrow();
	}

	private void tellShared(long ticket, Viewer viewer) {
		String number = new TicketNumber(ticket).toString();
		this.tickets.hold(number);
		this.tickets.note(number, "DRAFT_SHARED", Actor.of(viewer), Map.of());
	}

	/** The viewer wants none any more. */
	@Transactional
	public void remove(String number, Visibility kind, Viewer viewer) {
		this.rows.find(ticket(number, viewer), viewer.login(), kind).ifPresent(this::forget);
	}

	@Transactional(propagation = Propagation.MANDATORY)
	void forget(Draft draft) {
		if (this.rows.delete(draft)) {
			this.uploads.forget(this.uploads.ofDraft(draft.id()));
		}
	}

	/**
	 * The viewer's draft, begun where there is none yet, because a file goes with it. It
	 * stays until the caller's transaction ends.
	 */
	@Transactional
	public Draft begun(String number, Visibility kind, Viewer viewer) {
		long ticket = ticket(number, viewer);
		return this.rows.find(ticket, viewer.login(), kind)
			.filter((draft) -> this.rows.touch(draft, now()))
			.orElseGet(() -> begin(ticket, new Writing(kind, "", null, 0, false), viewer));
	}

	/** A file of the viewer's own goes with nothing any more. */
	@Transactional
	public void removeFile(String number, long id, Viewer viewer) {
		long ticket = ticket(number, viewer);
		Upload upload = this.uploads.find(ticket, viewer.login(), id).orElseThrow(DraftNotFoundException::new);
		this.uploads.forget(List.of(upload));
		Stream.of(Visibility.values())
			.flatMap((kind) -> this.rows.find(ticket, viewer.login(), kind).stream())
			.filter((draft) -> Objects.equals(draft.id(), upload.draftId()) && isNothing(draft, draft.body()))
			.forEach(this.rows::delete);
	}

	/** Whether there is neither text nor file; waits for files that are on their way. */
	private boolean isNothing(Draft draft, String body) {
		return body.isBlank() && this.rows.touch(draft, now()) && this.uploads.ofDraft(draft.id()).isEmpty();
	}

	/** What others share on the ticket, as the viewer may read it; oldest first. */
	@Transactional(readOnly = true)
	public List<Draft> shared(String number, Viewer viewer) {
		long ticket = ticket(number, viewer);
		List<Draft> all = this.rows.shared(ticket, viewer.login());
		return (all.isEmpty() || this.seen.hidesContent(number, viewer)) ? List.of()
				: all.stream().map((draft) -> draft.saying(words(draft, viewer))).toList();
	}

	private String words(Draft draft, Viewer viewer) {
		return this.seen.words(draft.ticketId(), Map.of("body", draft.body()), viewer).getOrDefault("body", "");
	}

	/** The files of a draft that the viewer may read; none where files are hidden. */
	@Transactional(readOnly = true)
	public List<Upload> files(String number, Draft draft, Viewer viewer) {
		return this.seen.showsAttachments(number, viewer) ? this.uploads.ofDraft(draft.id()) : List.of();
	}

	/**
	 * Makes a shared draft the viewer's own, after what the viewer has written already.
	 * Files that the viewer may not have stay behind.
	 */
	@Transactional
	public Draft take(String number, long id, Viewer viewer) {
		this.tickets.hold(number);
		Draft theirs = shared(number, viewer).stream()
			.filter((one) -> one.id() == id)
			.findFirst()
			.orElseThrow(DraftNotFoundException::new);
		List<Upload> files = files(number, theirs, viewer);
		forgetButFiles(theirs, files);
		Optional<Draft> mine = this.rows.find(theirs.ticketId(), viewer.login(), theirs.kind());
		String by = Objects.requireNonNullElse(theirs.draftedBy(), theirs.author());
		Draft wanted = new Draft(mine.map(Draft::id).orElse(0L), theirs.ticketId(), viewer.login(), theirs.kind(),
				joined(mine.map(Draft::body).orElse(""), theirs.body()), theirs.lastSeen(), by,
				mine.map(Draft::revision).orElse(0), mine.map(Draft::sharedAt).orElse(null), now());
		if (mine.isEmpty()) {
			this.rows.insert(wanted);
		}
		else {
			requireNewest(this.rows.update(wanted));
		}
		Draft taken = this.rows.find(theirs.ticketId(), viewer.login(), theirs.kind()).orElseThrow();
		this.uploads.give(files, taken.id(), viewer.login());
		this.tickets.note(number, "DRAFT_TAKEN", Actor.of(viewer), Map.of("agent", theirs.author()));
		return taken;
	}

	private void forgetButFiles(Draft draft, List<Upload> kept) {
		requireNewest(this.rows.delete(draft));
		Set<Long> ids = kept.stream().map(Upload::id).collect(Collectors.toSet());
		this.uploads
			.forget(this.uploads.ofDraft(draft.id()).stream().filter((upload) -> !ids.contains(upload.id())).toList());
	}

	/**
	 * The viewer sends: the draft is none any more, but for files that do not go with it.
	 * @param files what goes with the message
	 * @return who had written it before the viewer took it over; empty where nobody had
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<String> sent(String number, Visibility kind, Collection<Upload> files, Viewer viewer) {
		Optional<Draft> draft = this.rows.find(TicketNumber.of(number).id(), viewer.login(), kind);
		if (draft.isEmpty()) {
			return Optional.empty();
		}
		this.rows.touch(draft.get(), now());
		Set<Long> gone = files.stream().map(Upload::id).collect(Collectors.toSet());
		boolean rests = this.uploads.ofDraft(draft.get().id()).stream().anyMatch((one) -> !gone.contains(one.id()));
		if (rests) {
			this.rows.update(new Draft(draft.get().id(), draft.get().ticketId(), viewer.login(), kind, "", null, null,
					draft.get().revision(), null, now()));
		}
		else {
			this.rows.delete(draft.get());
		}
		return Optional.ofNullable(draft.get().draftedBy()).filter((by) -> !by.equals(viewer.login()));
	}

	/** A reply that was taken back is a draft again, before what was written since. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void giveBack(String number, String body, String draftedBy, Collection<Upload> files, Viewer viewer) {
		long ticket = TicketNumber.of(number).id();
		Optional<Draft> since = this.rows.find(ticket, viewer.login(), Visibility.PUBLIC);
		Draft back = new Draft(since.map(Draft::id).orElse(0L), ticket, viewer.login(), Visibility.PUBLIC,
				joined(body, since.map(Draft::body).orElse("")), null, draftedBy, since.map(Draft::revision).orElse(0),
				since.map(Draft::sharedAt).orElse(null), now());
		if (since.isEmpty()) {
			this.rows.insert(back);
		}
		else {
			requireNewest(this.rows.update(back));
		}
		Draft kept = this.rows.find(ticket, viewer.login(), Visibility.PUBLIC).orElseThrow();
		this.uploads.give(files, kept.id(), viewer.login());
	}

	private static String joined(String first, String second) {
		return first.isBlank() ? second : second.isBlank() ? first : first.strip() + "\n\n" + second.strip();
	}

	private static void requireNewest(boolean newest) {
		if (!newest) {
			throw new StaleDraftException();
		}
	}

	/** Whoever may write on the ticket may have drafts on it. */
	private long ticket(String number, Viewer viewer) {
		long id = this.tickets.find(number, viewer).id();
		if (!viewer.role().worksOnTickets()) {
			throw new NotAllowedException("This is for those who work on tickets");
		}
		return id;
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * What somebody has written so far.
	 *
	 * @param lastSeen the newest message that the writer has read, or {@code null}
	 * @param revision the one that it goes on from, 0 where there is no draft yet
	 * @param shared whether the team may read it
	 */
	public record Writing(Visibility kind, String body, Long lastSeen, int revision, boolean shared) {
	}

}
