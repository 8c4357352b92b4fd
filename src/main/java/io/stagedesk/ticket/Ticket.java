package io.stagedesk.ticket;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.stagedesk.requester.Requester;
import io.stagedesk.ticket.move.Move;
import io.stagedesk.ticket.move.Moving;

/**
 * The aggregate: decides what is allowed. The process decides what comes next. Each act
 * guards the status, changes the ticket and leaves a line of history in the
 * {@link WorkingSet} that it belongs to.
 */
final class Ticket {

	final long id;

	final Requester requester;

	private final WorkingSet work;

	private final Audience before;

	final String subject;

	final String language;

	final String region;

	final Channel channel;

	final Map<String, Object> context;

	final String trackingToken;

	final Instant createdAt;

	final int version;

	private Scenario scenario;

	private Status status;

	private Stage stage;

	private CloseReason closeReason;

	private Priority priority;

	private String category;

	private String team;

	private String assignee;

	private String offeredTo;

	private String advisingTeam;

	private List<String> tags;

	private Map<String, Object> customFields;

	private String resolution;

	private String resolutionProcess;

	private Long mergedInto;

	private Instant updatedAt;

	private Instant firstResponseDueAt;

	private Instant resolutionDueAt;

	private Instant nextDueAt;

	private Instant resolvedAt;

	private Instant closedAt;

	private Instant unansweredSince;

	private boolean changed;

	Ticket(TicketSnapshot from, WorkingSet work) {
		this.work = work;
		this.before = Audience.of(from);
		this.id = from.id();
		this.requester = from.requester();
		this.subject = from.subject();
		this.scenario = from.scenario();
		this.language = from.language();
		this.region = from.region();
		this.channel = from.channel();
		this.context = from.context();
		this.trackingToken = from.trackingToken();
		this.createdAt = from.createdAt();
		this.version = from.version();
		this.status = from.status();
		this.stage = from.stage();
		this.closeReason = from.closeReason();
		this.priority = from.priority();
		this.category = from.category();
		this.team = from.team();
		this.assignee = from.assignee();
		this.offeredTo = from.offeredTo();
		this.advisingTeam = from.advisingTeam();
		this.tags = from.tags();
		this.customFields = from.customFields();
		this.resolution = from.resolution();
		this.resolutionProcess = from.resolutionProcess();
		this.mergedInto = from.mergedInto();
		this.updatedAt = from.updatedAt();
		this.firstResponseDueAt = from.firstResponseDueAt();
		this.resolutionDueAt = from.resolutionDueAt();
		this.nextDueAt = from.nextDueAt();
		this.resolvedAt = from.resolvedAt();
		this.closedAt = from.closedAt();
		this.unansweredSince = from.unansweredSince();
	}

	Status status() {
		return this.status;
	}

	String team() {
		return this.team;
	}

	String assignee() {
		return this.assignee;
	}

	String advisingTeam() {
		return this.advisingTeam;
	}

	Instant nextDueAt() {
		return this.nextDueAt;
	}

	boolean isChanged() {
		return this.changed;
	}

	/** What this transaction has done to it, as others hear of it. */
	TicketsChanged.Change change() {
		TicketSnapshot now = snapshot();
		Set<String> kinds = this.work.kinds(this.id);
		return new TicketsChanged.Change(now, kinds.isEmpty() ? Set.of("PROMISE_CHANGED") : kinds, this.before,
				Audience.of(now));
	}

	void classify(Scenario scenario, String category, Priority priority, String resolutionProcess,
			Map<String, String> why) {
		this.scenario = scenario;
		this.category = category;
		this.priority = priority;
		this.resolutionProcess = resolutionProcess;
		record("CLASSIFIED", Actor.SYSTEM, why);
	}

	void prioritise(Priority priority, String reason, Actor actor) {
		Priority before = this.priority;
		this.priority = priority;
		record("PRIORITY_CHANGED", actor,
				Map.of("before", String.valueOf(before), "priority", priority.name(), "reason", reason));
	}

	void promise(Instant firstResponseDueAt, Instant resolutionDueAt, Instant nextDueAt) {
		if (Objects.equals(this.firstResponseDueAt, firstResponseDueAt)
				&& Objects.equals(this.resolutionDueAt, resolutionDueAt) && Objects.equals(this.nextDueAt, nextDueAt)) {
			return;
		}
		this.firstResponseDueAt = firstResponseDueAt;
		this.resolutionDueAt = resolutionDueAt;
		this.nextDueAt = nextDueAt;
		touch();
	}

	void route(String team, String offeredTo, Map<String, String> why) {
		require(this.status == Status.NEW, "Only a new ticket is routed");
		this.team = team;
		this.offeredTo = offeredTo;
		this.assignee = null;
		this.stage = Stage.ASSIGN;
		record((offeredTo != null) ? "OFFERED" : "ROUTED", Actor.SYSTEM, why);
	}

	void withdrawOffer() {
		String before = this.offeredTo;
		this.offeredTo = null;
		record("OFFER_EXPIRED", Actor.SYSTEM, Map.of("agent", String.valueOf(before)));
	}

	void decline(String reason, Actor actor) {
		String before = this.offeredTo;
		this.offeredTo = null;
		record("OFFER_DECLINED", actor, Map.of("agent", String.valueOf(before), "reason", reason));
	}

	void assignTo(String agent, Actor actor) {
		become(Status.OPEN);
		this.assignee = agent;
		this.offeredTo = null;
		this.stage = Stage.RESOLVE;
		record("ASSIGNED", actor, Map.of("agent", agent));
	}

	/**
	 * To a person (who then has it) or to a team's queue. What waits for somebody waits
	 * on, without an assignee where nobody is named.
	 */
	Move move(Moving to, Actor actor) {
		require(this.status.isOpen() && (to.kind().isAllowedWhileWaiting() || !this.status.isWaiting()),
				"A ticket that waits or is resolved is not transferred");
		Move move = new Move(0, to.kind(), this.work.now(), actor.name(), this.team, this.assignee, to.team(),
				to.agent(), to.vendor(), to.fromShift(), to.toShift(), to.reason(), to.note(), null, null);
		this.team = to.team();
		this.offeredTo = null;
		this.assignee = (this.status == Status.NEW) ? null : to.agent();
		if (this.status == Status.OPEN && this.assignee == null) {
			queue();
		}
		record(to.kind().event(), actor, move.facts());
		return move;
	}

	private void queue() {
		become(Status.NEW);
		this.advisingTeam = null;
		this.stage = Stage.ASSIGN;
	}

	void askAdvice(String team, String question, Actor actor) {
		require(this.advisingTeam == null, "Advice has been asked for already");
		this.advisingTeam = team;
		record("ADVICE_ASKED", actor, Map.of("team", team, "question", question));
	}

	void advised(Actor actor) {
		record("ADVICE_GIVEN", actor, Map.of("team", String.valueOf(this.advisingTeam)));
		this.advisingTeam = null;
	}

	void withdrawAdvice(String reason, Actor actor) {
		require(this.advisingTeam != null, "Nobody is asked for advice");
		record("ADVICE_WITHDRAWN", actor, Map.of("team", this.advisingTeam, "reason", reason));
		this.advisingTeam = null;
	}

	void waitFor(Status waiting, String reason, Actor actor) {
		become(waiting);
		record((waiting == Status.ON_HOLD) ? "PUT_ON_HOLD" : "REQUESTER_ASKED", actor, Map.of("reason", reason));
	}

	/** Back to the assignee, or into the queue where nobody has it any more. */
	void resume(Actor actor) {
		if (this.assignee != null) {
			become(Status.OPEN);
		}
		else {
			queue();
		}
		record("RESUMED", actor, Map.of());
	}

	void resolve(String resolution, Actor actor) {
		become(Status.RESOLVED);
		this.resolution = resolution;
		this.advisingTeam = null;
		this.resolvedAt = this.work.now();
		this.unansweredSince = null;
		this.stage = Stage.CLOSE;
		record("RESOLVED", actor, Map.of("resolution", resolution));
	}

	void reopen(String reason, Actor actor) {
		require(this.status == Status.RESOLVED, "Only a resolved ticket is reopened");
		become(Status.OPEN);
		this.resolvedAt = null;
		this.stage = Stage.RESOLVE;
		record("REOPENED", actor, Map.of("reason", reason));
	}

	void close(CloseReason reason, Actor actor) {
		become(Status.CLOSED);
		this.closeReason = reason;
		this.advisingTeam = null;
		this.closedAt = this.work.now();
		this.unansweredSince = null;
		this.offeredTo = null;
		this.stage = (reason == CloseReason.SOLVED) ? Stage.FOLLOW_UP : Stage.CLOSE;
		record("CLOSED", actor, Map.of("closeReason", reason.name()));
	}

	void mergeInto(long other) {
		this.mergedInto = other;
	}

	/**
	 * The way back from a merge, and the only one out of CLOSED. Who waited for somebody
	 * is OPEN at first: the process lets it wait again.
	 */
	void unmerge(Merge merge, Actor actor) {
		require(this.closeReason == CloseReason.MERGED, "Only a merged ticket is taken out again");
		this.status = merge.before().isWaiting() ? Status.OPEN : merge.before();
		this.stage = switch (this.status) {
			case NEW -> Stage.ASSIGN;
			case RESOLVED -> Stage.CLOSE;
			default -> Stage.RESOLVE;
		};
		this.closeReason = null;
		this.closedAt = null;
		this.mergedInto = null;
		this.unansweredSince = merge.unansweredSince();
		record("MERGE_UNDONE", actor, Map.of("with", merge.into()));
	}

	void fill(Map<String, Object> customFields, Collection<String> changed, Actor actor) {
		this.customFields = Map.copyOf(customFields);
		record("FIELDS_CHANGED", actor, Map.of("fields", String.join(", ", changed)));
	}

	void label(List<String> tags, Map<String, Object> customFields, Actor actor) {
		this.tags = List.copyOf(tags);
		this.customFields = Map.copyOf(customFields);
		record("LABELLED", actor, Map.of("tags", String.join(", ", tags)));
	}

	/** The requester's oldest word counts; any human answer answers all of them. */
	void said(Actor actor) {
		if (actor.type().isHumanAnswer()) {
			this.unansweredSince = null;
		}
		else if (actor.type() == SenderType.REQUESTER && this.unansweredSince == null) {
			this.unansweredSince = this.work.now();
		}
		record("MESSAGE_ADDED", actor, Map.of());
	}

	/** News that leaves the ticket's own fields alone, as a message or a breach. */
	void note(String kind, Actor actor, Map<String, String> details) {
		record(kind, actor, details);
	}

	private void become(Status next) {
		require(this.status.mayBecome(next), "A ticket that is %s cannot become %s".formatted(this.status, next));
		this.status = next;
	}

	private static void require(boolean allowed, String message) {
		if (!allowed) {
			throw new StageNotAllowedException(message);
		}
	}

	private void record(String kind, Actor actor, Map<String, String> details) {
		touch();
		this.work.record(this.id, kind, actor, details);
	}

	private void touch() {
		this.changed = true;
		this.updatedAt = this.work.now();
	}

	TicketSnapshot snapshot() {
		return new TicketSnapshot(this.id, this.subject, this.status, this.stage, this.closeReason, this.priority,
				this.category, this.scenario, this.language, this.region, this.channel, this.team, this.assignee,
				this.offeredTo, this.advisingTeam, this.requester, this.tags, this.customFields, this.context,
				this.resolution, this.resolutionProcess, this.mergedInto, this.trackingToken, this.createdAt,
				this.updatedAt, this.firstResponseDueAt, this.resolutionDueAt, this.nextDueAt, this.resolvedAt,
				this.closedAt, this.unansweredSince, this.changed ? this.version + 1 : this.version);
	}

}
