package io.stagedesk.ticket;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.stagedesk.api.Slice;
import io.stagedesk.api.Tokens;
import io.stagedesk.requester.Requester;
import io.stagedesk.requester.Requesters;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.language.WrittenLanguage;
import io.stagedesk.ticket.mask.ContentAccesses;
import io.stagedesk.ticket.move.Moving;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All tickets. What changes one takes its number and who does it, and is called by the
 * process (or, for what no process decides, by a page); what reads for somebody takes the
 * {@link Viewer}.
 */
@Service
public class Tickets {

	private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {
	};

	private final TicketStore store;

	private final TicketList list;

	private final Messages messages;

	private final Requesters requesters;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final WrittenLanguage language;

	private final ApplicationEventPublisher events;

	private final Lenses lenses;

	private final ContentAccesses accesses;

	private final TicketMoves moves;

	private final Merges merges;

	Tickets(TicketStore store, TicketList list, Messages messages, Requesters requesters, JdbcClient jdbc,
			JsonMapper json, WrittenLanguage language, ApplicationEventPublisher events, Lenses lenses,
			ContentAccesses accesses, TicketMoves moves, Merges merges) {
		this.merges = merges;
		this.lenses = lenses;
		this.accesses = accesses;
		this.moves = moves;
		this.language = language;
		this.store = store;
		this.list = list;
		this.messages = messages;
		this.requesters = requesters;
		this.jdbc = jdbc;
		this.json = json;
		this.events = events;
	}

	/**
	 * Creates the ticket with its first message; its process is started in the same
	 * transaction.
	 */
	@Transactional
	public TicketSnapshot create(NewTicket request, Actor actor) {
		Requester requester = request.trusted() ? this.requesters.register(request.requester())
				: this.requesters.recognise(request.requester());
		Ticket ticket = this.store.insert(request, requester, language(request, requester), Tokens.random());
		ticket.note("CREATED", actor, Map.of("channel", request.channel().name()));
		this.messages.insert(ticket.id, Visibility.PUBLIC, SenderType.REQUESTER, requester.displayName(),
				request.body(), ticket.createdAt);
		this.events.publishEvent(new TicketCreated(ticket.snapshot(), request.body(), request.scenario() != null));
		return ticket.snapshot();
	}

	/** As given, else the requester's own, else what was written tells it. */
	private String language(NewTicket request, Requester requester) {
		return Optional.ofNullable(request.language())
			.or(() -> Optional.ofNullable(requester.language()))
			.orElseGet(() -> this.language.of(request.subject() + " " + request.body()));
	}

	/** The ticket, as a viewer who may see it sees it; 404 otherwise. */
	@Transactional(readOnly = true)
	public TicketSnapshot find(String number, Viewer viewer) {
		TicketSnapshot ticket = visible(number, viewer);
		return this.lenses.of(viewer).map((lens) -> lens.ticket(ticket)).orElse(ticket);
	}

	/** With all that is in it. */
	TicketSnapshot visible(String number, Viewer viewer) {
		TicketSnapshot ticket = read(TicketNumber.of(number));
		if (!VisibleTo.test(ticket, viewer)) {
			throw new TicketNotFoundException(number);
		}
		return ticket;
	}

	/**
	 * Others who want to work on the ticket wait from here until this transaction ends.
	 */
	@Transactional
	public void hold(String number) {
		this.store.lock(TicketNumber.of(number).id());
	}

	/**
	 * Holds those of the tickets on which nobody works now, without waiting for the
	 * others.
	 */
	@Transactional
	public List<TicketSnapshot> holdFree(Collection<Long> ids) {
		return ids.isEmpty() ? List.of() : this.store.lockFree(ids).stream().map(Ticket::snapshot).toList();
	}

	/** The ticket, for the process. */
	@Transactional(readOnly = true)
	public TicketSnapshot get(String number) {
		return read(TicketNumber.of(number));
	}

	/** The ticket of this number, where there is one. */
	@Transactional(readOnly = true)
	public Optional<TicketSnapshot> known(String number) {
		return this.store.find(TicketNumber.of(number).id()).map(Ticket::snapshot);
	}

	/** The ticket that a status link opens. */
	@Transactional(readOnly = true)
	public TicketSnapshot byTrackingToken(String token) {
		return this.jdbc.sql("select id from ticket where tracking_token = ?")
			.param(token)
			.query(Long.class)
			.optional()
			.map((id) -> read(new TicketNumber(id)))
			.orElseThrow(() -> new TicketNotFoundException("with this link"));
	}

	@Transactional(readOnly = true)
	public Slice<TicketSnapshot> list(TicketQuery query, Viewer viewer) {
		Slice<TicketSnapshot> found = this.list.find(query, viewer);
		return this.lenses.of(viewer).map((lens) -> masked(found, query, lens)).orElse(found);
	}

	/**
	 * How many tickets each of these lists has for a viewer, but not more than its limit.
	 */
	@Transactional(readOnly = true)
	public Map<String, Integer> count(Map<String, TicketQuery> queries, Viewer viewer) {
		if (this.lenses.of(viewer).isEmpty()) {
			return this.list.count(queries, viewer);
		}
		return queries.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (one) -> list(one.getValue(), viewer).items().size()));
	}

	private static Slice<TicketSnapshot> masked(Slice<TicketSnapshot> found, TicketQuery query, Lens lens) {
		return new Slice<>(found.items()
			.stream()
			.map(lens::ticket)
			.filter((ticket) -> TicketFilters.isFound(ticket, query))
			.toList(), found.next());
	}

	/**
	 * The conversation, oldest first; notes only for staff. Who reads what is hidden
	 * without a reason leaves a line in the log.
	 */
	@Transactional
	public List<Message> messages(String number, Viewer viewer) {
		TicketSnapshot ticket = visible(number, viewer);
		List<Message> all = this.messages.of(ticket.id(),
				viewer.role().isStaff() ? List.of(Visibility.values()) : List.of(Visibility.PUBLIC));
		Optional<Lens> lens = this.lenses.of(viewer);
		if (!all.isEmpty() && lens.filter((one) -> one.isOpened(ticket)).isPresent()) {
			this.accesses.read(ticket.id(), viewer.login(), all.get(all.size() - 1).id());
		}
		return lens.map((one) -> all.stream().map((message) -> one.message(ticket, message)).toList()).orElse(all);
	}

	@Transactional(readOnly = true)
	public List<Message> publicMessages(TicketSnapshot ticket) {
		return this.messages.of(ticket.id(), List.of(Visibility.PUBLIC));
	}

	/** The history, oldest first; what the desk says among itself only for staff. */
	@Transactional(readOnly = true)
	public List<TicketEvent> events(String number, Viewer viewer) {
		TicketSnapshot ticket = visible(number, viewer);
		List<TicketEvent> history = history(ticket);
		Optional<Lens> lens = this.lenses.of(viewer);
		if (lens.isPresent()) {
			return history.stream().map((event) -> lens.get().event(ticket, event)).toList();
		}
		return viewer.role().isStaff() ? history
				: history.stream().filter(TicketEvent::isPublic).map(TicketEvent::withoutReason).toList();
	}

	/** The resolutions that the requester was told, oldest first. */
	@Transactional(readOnly = true)
	public List<TicketEvent> resolutions(TicketSnapshot ticket) {
		return history(ticket).stream().filter((event) -> event.kind().equals("RESOLVED")).toList();
	}

	/** Those of them that the viewer may see. */
	@Transactional(readOnly = true)
	public List<TicketSnapshot> visible(Collection<Long> ids, Viewer viewer) {
		List<TicketSnapshot> found = ids.isEmpty() ? List.of() : this.list.visible(ids, viewer);
		return this.lenses.of(viewer).map((lens) -> found.stream().map(lens::ticket).toList()).orElse(found);
	}

	private List<TicketEvent> history(TicketSnapshot ticket) {
		return this.jdbc.sql("select id, at, kind, actor, details from ticket_event where ticket_id = ? order by id")
			.param(ticket.id())
			.query((row, index) -> new TicketEvent(row.getLong("id"), row.getTimestamp("at").toInstant(),
					row.getString("kind"), row.getString("actor"),
					this.json.readValue(row.getString("details"), DETAILS)))
			.list();
	}

	/**
	 * Writes into the conversation.
	 * @param lastSeen the newest message the writer has read, or {@code null}; when there
	 * are newer ones nothing is written
	 */
	@Transactional
	public Message write(String number, Visibility visibility, String body, Long lastSeen, Actor actor) {
		hold(number);
		Ticket ticket = load(number);
		if (visibility == Visibility.PUBLIC && ticket.status() == Status.CLOSED) {
			throw new StageNotAllowedException("A closed ticket takes no more public messages; please open a new one");
		}
		if (lastSeen != null && this.messages.hasNewer(ticket.id, lastSeen)) {
			throw new StaleTicketException("There are newer messages than the last one seen");
		}
		String sender = (actor.type() == SenderType.REQUESTER) ? ticket.requester.displayName() : actor.name();
		if (visibility == Visibility.PUBLIC) {
			ticket.said(actor);
		}
		else {
			ticket.note("NOTE_ADDED", actor, Map.of());
		}
		Message message = this.messages.insert(ticket.id, visibility, actor.type(), sender, body,
				ticket.snapshot().updatedAt());
		MessageAdded news = new MessageAdded(ticket.snapshot(), message, false);
		this.moves.answered(news);
		this.events.publishEvent(news);
		return message;
	}

	/**
	 * Keeps what a requester wrote elsewhere.
	 * @param sender whose name stands over it, where it is not the requester
	 * @param quiet whether it asks nothing: then nothing wakes, and a closed ticket takes
	 * it too
	 */
	@Transactional
	public Message receive(String number, String body, Optional<String> sender, boolean quiet) {
		hold(number);
		Ticket ticket = load(number);
		if (!quiet && ticket.status() == Status.CLOSED) {
			throw new StageNotAllowedException("A closed ticket takes no more public messages; please open a new one");
		}
		if (quiet) {
			ticket.note("MESSAGE_ADDED", Actor.REQUESTER, Map.of("quiet", "true"));
		}
		else {
			ticket.said(Actor.REQUESTER);
		}
		Message message = this.messages.insert(ticket.id, Visibility.PUBLIC, SenderType.REQUESTER,
				sender.orElseGet(ticket.requester::displayName), body, ticket.snapshot().updatedAt());
		this.events.publishEvent(new MessageAdded(ticket.snapshot(), message, quiet));
		return message;
	}

	/** The message with which a ticket began. */
	@Transactional(readOnly = true)
	public Message first(TicketSnapshot ticket) {
		return this.messages.first(ticket.id());
	}

	@Transactional
	public void classify(String number, Scenario scenario, String category, Priority priority, String resolutionProcess,
			Map<String, String> why) {
		load(number).classify(scenario, category, priority, resolutionProcess, why);
	}

	@Transactional
	public void prioritise(String number, Priority priority, String reason, Actor actor) {
		load(number).prioritise(priority, reason, actor);
	}

	/**
	 * Keeps the promised instants beside the ticket, for lists; absent ones are
	 * {@code null}.
	 */
	@Transactional
	public void promise(String number, Instant firstResponseDueAt, Instant resolutionDueAt, Instant nextDueAt) {
		Ticket ticket = load(number);
		Instant before = ticket.nextDueAt();
		ticket.promise(firstResponseDueAt, resolutionDueAt,
				Objects.requireNonNullElse(nextDueAt, WorkingSet.NO_PROMISE));
		if (ticket.status() == Status.NEW && ticket.team() != null && !ticket.nextDueAt().equals(before)) {
			this.events.publishEvent(new DueMoved(ticket.snapshot()));
		}
	}

	@Transactional
	public void route(String number, String team, Optional<String> offeredTo, Map<String, String> why) {
		change(number, Actor.SYSTEM, (ticket) -> ticket.route(team, offeredTo.orElse(null), why));
	}

	/**
	 * Nobody is asked any more.
	 * @param declined why the one who was asked said no; empty where they said nothing
	 */
	@Transactional
	public void withdrawOffer(String number, Optional<String> declined, Actor actor) {
		declined.ifPresentOrElse((reason) -> load(number).decline(reason, actor), () -> load(number).withdrawOffer());
	}

	@Transactional
	public void assign(String number, String agent, Actor actor) {
		change(number, actor, (ticket) -> ticket.assignTo(agent, actor));
	}

	/**
	 * Gives the ticket into other hands; the note is told to those who get it, and is a
	 * note of the ticket too.
	 */
	@Transactional
	public void move(String number, Moving to, Actor actor) {
		if (!to.note().isBlank()) {
			write(number, Visibility.INTERNAL, to.note(), null, actor);
		}
		change(number, actor, (ticket) -> this.moves.keep(ticket.id, ticket.move(to, actor)));
	}

	/** Asks another team, which sees the ticket until it has answered. */
	@Transactional
	public void askAdvice(String number, String team, String question, Actor actor) {
		change(number, false, actor, (ticket) -> ticket.askAdvice(team, question, actor));
	}

	/** Keeps the advice as a note; the team that gave it leaves the ticket. */
	@Transactional
	public void advise(String number, String advice, Actor actor) {
		change(number, true, actor, (ticket) -> ticket.advised(actor));
		write(number, Visibility.INTERNAL, advice, null, actor);
	}

	/** Nobody wants the advice any more, or nobody can give it. */
	@Transactional
	public void withdrawAdvice(String number, String reason, Actor actor) {
		change(number, false, actor, (ticket) -> ticket.withdrawAdvice(reason, actor));
	}

	@Transactional
	public void waitFor(String number, Status waiting, String reason, Actor actor) {
		change(number, actor, (ticket) -> ticket.waitFor(waiting, reason, actor));
	}

	@Transactional
	public void resume(String number, Actor actor) {
		change(number, actor, (ticket) -> ticket.resume(actor));
	}

	@Transactional
	public void resolve(String number, String resolution, Actor actor) {
		change(number, actor, (ticket) -> ticket.resolve(resolution, actor));
	}

	@Transactional
	public void reopen(String number, String reason, Actor actor) {
		change(number, actor, (ticket) -> ticket.reopen(reason, actor));
	}

	@Transactional
	public void close(String number, CloseReason reason, Actor actor) {
		change(number, actor, (ticket) -> ticket.close(reason, actor));
	}

	/**
	 * Closes the ticket as merged; its public conversation stays readable where it was.
	 */
	@Transactional
	public void merge(String number, String into, Actor actor) {
		Ticket survivor = load(into);
		TicketSnapshot before = load(number).snapshot();
		change(number, actor, (ticket) -> {
			ticket.mergeInto(survivor.id);
			ticket.close(CloseReason.MERGED, actor);
			ticket.note("MERGED", actor, Map.of("into", into));
		});
		this.merges.keep(before, survivor.id, actor, load(number).snapshot().closedAt());
		survivor.note("MERGED_IN", actor, Map.of("from", number));
	}

	/** How the ticket came to its end in favour of another, unless that was undone. */
	@Transactional(readOnly = true)
	public Optional<Merge> merged(TicketSnapshot ticket) {
		return (ticket.closeReason() == CloseReason.MERGED) ? this.merges.last(ticket.id()) : Optional.empty();
	}

	/**
	 * Opens a merged ticket again, where it stood; what was said on the other one stays
	 * there.
	 */
	@Transactional
	public void unmerge(Merge merge, Actor actor) {
		Ticket merged = load(merge.number());
		Instant closedAt = merged.snapshot().closedAt();
		change(merge.number(), actor, (ticket) -> ticket.unmerge(merge, actor));
		TicketSnapshot now = merged.snapshot();
		this.merges.undone(merge, actor, now.updatedAt());
		load(merge.into()).note("MERGE_UNDONE", actor, Map.of("with", merge.number()));
		this.events.publishEvent(new MergeUndone(now, closedAt, actor, now.updatedAt()));
	}

	@Transactional
	public TicketSnapshot label(String number, List<String> tags, Map<String, Object> customFields, Actor actor) {
		Ticket ticket = load(number);
		ticket.label(tags, customFields, actor);
		return ticket.snapshot();
	}

	/** Fills the desk's own fields; the history tells which, and not with what. */
	@Transactional
	public TicketSnapshot fill(String number, Map<String, Object> customFields, Collection<String> changed,
			Actor actor) {
		Ticket ticket = load(number);
		ticket.fill(customFields, changed, actor);
		return ticket.snapshot();
	}

	/** Adds a line to the history. */
	@Transactional
	public void note(String number, String kind, Actor actor, Map<String, String> details) {
		load(number).note(kind, actor, details);
	}

	private void change(String number, Actor actor, Consumer<Ticket> act) {
		change(number, false, actor, act);
	}

	private void change(String number, boolean advised, Actor actor, Consumer<Ticket> act) {
		Ticket ticket = load(number);
		Status before = ticket.status();
		String team = ticket.team();
		String adviser = ticket.advisingTeam();
		String assignee = ticket.assignee();
		act.accept(ticket);
		TicketSnapshot now = ticket.snapshot();
		if (!Objects.equals(now.advisingTeam(), adviser)) {
			this.events.publishEvent(new AdviceChanged(now, adviser, advised, actor, now.updatedAt()));
		}
		if (!Objects.equals(now.team(), team) || !Objects.equals(now.assignee(), assignee)) {
			this.events.publishEvent(new Reassigned(now, team, assignee, actor, now.updatedAt()));
		}
		if (now.status() != before) {
			this.events.publishEvent(new StatusChanged(now, before, actor, now.updatedAt()));
		}
	}

	private Ticket load(String number) {
		return this.store.find(TicketNumber.of(number).id()).orElseThrow(() -> new TicketNotFoundException(number));
	}

	private TicketSnapshot read(TicketNumber number) {
		return this.store.find(number.id())
			.map(Ticket::snapshot)
			.orElseThrow(() -> new TicketNotFoundException(number));
	}

}
