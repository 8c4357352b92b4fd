package io.stagedesk.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.AdviceChanged;
import io.stagedesk.ticket.MergeUndone;
import io.stagedesk.ticket.MessageAdded;
import io.stagedesk.ticket.Reassigned;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.StatusChanged;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the promises of tickets: the news of a ticket go into its {@link PromiseBook},
 * and what changes there is written, with a line in the ledger for each change.
 */
@Service
public class Promises {

	private final Clocks clocks;

	private final Bookkeeper bookkeeper;

	private final Pauses pauses;

	private final ServiceTerms terms;

	private final Tickets tickets;

	private final Staff staff;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Promises(Clocks clocks, Bookkeeper bookkeeper, Pauses pauses, ServiceTerms terms, Tickets tickets, Staff staff,
			Clock clock, ApplicationEventPublisher events) {
		this.clocks = clocks;
		this.bookkeeper = bookkeeper;
		this.pauses = pauses;
		this.terms = terms;
		this.tickets = tickets;
		this.staff = staff;
		this.clock = clock;
		this.events = events;
	}

	/** Starts the clocks of a new ticket, counted from its creation. */
	@Transactional
	public void make(TicketSnapshot ticket, Terms terms) {
		this.clocks.begin(ticket.id());
		change(ticket, new PromiseBook(ticket.number(), ticket.createdAt(), List.of(), List::of, (promise) -> terms),
				(book) -> {
					book.create(terms);
					belongs(book, ticket, terms, ticket.createdAt(), Actor.SYSTEM);
				});
	}

	/** Counts what is still open by other terms, over the same pauses. */
	@Transactional
	public void retarget(TicketSnapshot ticket, Terms terms, String cause, Actor actor) {
		change(ticket, book(ticket), (book) -> {
			book.retarget(terms, now(), cause, actor);
			belongs(book, ticket, terms, now(), actor);
		});
	}

	@Transactional(readOnly = true)
	public PromiseClock get(ClockKey key) {
		return this.clocks.find(key).orElseThrow(() -> new IllegalArgumentException("no clock " + key));
	}

	/** The clocks of a ticket, oldest first. */
	@Transactional(readOnly = true)
	public List<PromiseClock> of(TicketSnapshot ticket) {
		return this.clocks.of(ticket.id());
	}

	@Transactional(readOnly = true)
	public List<LedgerEntry> ledger(PromiseClock clock) {
		return ledgers(List.of(clock)).getOrDefault(clock.id(), List.of());
	}

	/** The ledgers of clocks by the ids of these. */
	@Transactional(readOnly = true)
	public Map<Long, List<LedgerEntry>> ledgers(List<PromiseClock> clocks) {
		return this.clocks.ledgers(clocks.stream().map(PromiseClock::id).toList());
	}

	/**
	 * Takes the steps of a ladder that are due by now and lie neither at the warning nor
	 * at the breach; an older model of the clock has no task of its own for them.
	 */
	@Transactional
	public void read(ClockKey key) {
		this.tickets.hold(key.number());
		PromiseClock clock = get(key);
		if (clock.isCallDue(now()) && !clock.isWarningDue(now()) && !clock.isBreachDue(now())) {
			wake(key);
		}
	}

	/** Records what is due by now; each warning, each breach and each step once. */
	@Transactional
	public void wake(ClockKey key) {
		this.tickets.hold(key.number());
		TicketSnapshot ticket = this.tickets.get(key.number());
		change(ticket, book(ticket), (book) -> book.passUntil(now()), key);
	}

	/**
	 * Records what is due by now, and calls those whom the ladder names by then; each
	 * once.
	 */
	@Transactional
	public void call(ClockKey key) {
		this.tickets.hold(key.number());
		TicketSnapshot ticket = this.tickets.get(key.number());
		List<PromiseClock> called = new ArrayList<>();
		change(ticket, book(ticket), (book) -> {
			book.passUntil(now());
			PromiseClock clock = book.clock(key);
			if (clock.isCallDue(now())) {
				book.reached(clock);
				called.add(clock);
			}
		}, key);
		called.forEach((clock) -> this.events.publishEvent(new AttentionCalled(clock)));
	}

	/**
	 * Records the breaches that are due by now, of any tickets on which nobody works in
	 * this moment. The processes are not told: each is woken by its own timer, and finds
	 * it done.
	 * @param most so many clocks at once
	 * @return of how many tickets
	 */
	@Transactional
	public int recordBreaches(int most) {
		Instant now = now();
		List<TicketSnapshot> due = this.tickets.holdFree(this.clocks.due(now, most));
		if (due.isEmpty()) {
			return 0;
		}
		List<Long> ids = due.stream().map(TicketSnapshot::id).toList();
		this.clocks.load(ids);
		Map<Long, List<Stretch>> stretches = this.pauses.of(ids);
		List<PromiseBook.Change> changes = new ArrayList<>();
		for (TicketSnapshot ticket : due) {
			PromiseBook book = book(ticket, () -> stretches.getOrDefault(ticket.id(), List.of()));
			book.passUntil(now);
			changes.addAll(book.takeChanges());
		}
		this.bookkeeper.write(due, changes);
		return due.size();
	}

	/** Somebody has said what will be done about this promise. */
	@Transactional
	public void acknowledge(ClockKey key, Actor actor) {
		TicketSnapshot ticket = this.tickets.get(key.number());
		change(ticket, book(ticket), (book) -> book.acknowledge(get(key), now(), actor));
	}

	@EventListener
	void onMessage(MessageAdded news) {
		if (news.message().visibility() != Visibility.PUBLIC) {
			return;
		}
		TicketSnapshot ticket = news.ticket();
		if (news.message().senderType().isHumanAnswer()) {
			Actor actor = Actor.agent(news.message().sender());
			change(ticket, book(ticket),
					(book) -> book.reply(news.message().createdAt(), actor, current(ticket).orElse(null)));
		}
		else if (!news.quiet() && news.message().senderType() == SenderType.REQUESTER
				&& ticket.status() != Status.CLOSED) {
			change(ticket, book(ticket),
					(book) -> book.requesterWrote(news.message().createdAt(), current(ticket).orElse(null)));
		}
	}

	@EventListener
	void onStatus(StatusChanged news) {
		TicketSnapshot ticket = news.ticket();
		change(ticket, book(ticket), (one) -> {
			switch (ticket.status()) {
				case WAITING_REQUESTER, ON_HOLD -> one.pause(news.at(), ticket.status(), news.actor());
				case RESOLVED -> one.resolve(news.at(), news.actor());
				case CLOSED -> one.close(news.at(), "closed as " + ticket.closeReason(), news.actor());
				case NEW, OPEN -> goOn(one, news);
			}
		});
		if (news.before() == Status.CLOSED) {
			this.pauses.goOn(ticket.id(), ticket.status());
		}
		else if (ticket.status().isWaiting() || ticket.status() == Status.RESOLVED) {
			this.pauses.begin(ticket.id(), news.at(), ticket.status());
		}
		else {
			this.pauses.end(ticket.id(), news.at());
		}
	}

	/** What the merge cancelled is owed again, as if it had never been closed. */
	@EventListener
	void onMergeUndone(MergeUndone news) {
		change(news.ticket(), book(news.ticket()), (book) -> book.reinstate(news.closedAt(), news.at()));
	}

	/** The segment of one party ends, that of another begins. */
	@EventListener
	void onReassigned(Reassigned news) {
		TicketSnapshot ticket = news.ticket();
		current(ticket).filter((terms) -> !terms.segments().isEmpty())
			.ifPresent((terms) -> change(ticket, book(ticket),
					(book) -> belongs(book, ticket, terms, news.at(), news.actor())));
	}

	/**
	 * The team that is asked for advice has a segment of its own; what nobody wants to
	 * know any more was not promised.
	 */
	@EventListener
	void onAdvice(AdviceChanged news) {
		TicketSnapshot ticket = news.ticket();
		current(ticket).filter((terms) -> !terms.segments().isEmpty())
			.ifPresent((terms) -> change(ticket, book(ticket), (book) -> {
				if (news.teamBefore() != null && !news.given() && !news.teamBefore().equals(ticket.team())) {
					book.release(Party.team(news.teamBefore()), news.at(), news.actor());
				}
				belongs(book, ticket, terms, news.at(), news.actor());
			}));
	}

	private void belongs(PromiseBook book, TicketSnapshot ticket, Terms terms, Instant at, Actor actor) {
		boolean works = ticket.status().isOpen() && ticket.status() != Status.RESOLVED;
		boolean asked = !terms.segments().isEmpty()
				|| book.clocks().stream().anyMatch((clock) -> clock.target() == Target.OLA && !clock.isOver());
		if (works && asked) {
			book.belongsTo(parties(ticket), at, actor, terms);
		}
	}

	private Set<Party> parties(TicketSnapshot ticket) {
		Set<Party> parties = new LinkedHashSet<>();
		Optional.ofNullable(ticket.team()).map(Party::team).ifPresent(parties::add);
		Optional.ofNullable(ticket.advisingTeam()).map(Party::team).ifPresent(parties::add);
		Optional.ofNullable(ticket.assignee())
			.flatMap(this.staff::agent)
			.map(Agent::vendor)
			.map(Party::vendor)
			.ifPresent(parties::add);
		return parties;
	}

	private void goOn(PromiseBook book, StatusChanged news) {
		if (news.before() == Status.RESOLVED) {
			book.reopen(news.at());
			current(news.ticket()).ifPresent((terms) -> belongs(book, news.ticket(), terms, news.at(), news.actor()));
		}
		else if (news.before().isWaiting()) {
			book.resume(news.at(), news.actor());
		}
	}

	private PromiseBook book(TicketSnapshot ticket) {
		this.tickets.hold(ticket.number());
		return book(ticket, () -> this.pauses.of(ticket.id()));
	}

	private PromiseBook book(TicketSnapshot ticket, Supplier<List<Stretch>> past) {
		return new PromiseBook(ticket.number(), ticket.createdAt(), this.clocks.of(ticket.id()), past, this.terms::of);
	}

	/** What the ticket was promised last holds for clocks that begin later. */
	private Optional<Terms> current(TicketSnapshot ticket) {
		List<PromiseClock> all = this.clocks.of(ticket.id());
		return all.isEmpty() ? Optional.empty()
				: Optional.of(this.terms.of(all.get(all.size() - 1).promise(), ticket.priority()));
	}

	private void change(TicketSnapshot ticket, PromiseBook book, Consumer<PromiseBook> news) {
		change(ticket, book, news, null);
	}

	/**
	 * Writes what the news have changed, and tells the processes.
	 * @param awake the clock whose process is at it already, or {@code null}
	 */
	private void change(TicketSnapshot ticket, PromiseBook book, Consumer<PromiseBook> news, ClockKey awake) {
		news.accept(book);
		List<ClockTurn> written = this.bookkeeper.write(List.of(ticket), book.takeChanges());
		written.stream()
			.filter(ClockTurn::isNew)
			.forEach((turn) -> this.events.publishEvent(new PromiseMade(turn.key())));
		written.stream()
			.filter((turn) -> !turn.isNew() && turn.moves() && !turn.key().equals(awake))
			.forEach((turn) -> this.events.publishEvent(new PromiseChanged(turn.key())));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
