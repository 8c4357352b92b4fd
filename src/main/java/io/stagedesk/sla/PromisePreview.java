package io.stagedesk.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;

/**
 * Plays what happens to a ticket that does not exist, by the rules that count for those
 * that do.
 */
public final class PromisePreview {

	private static final String NUMBER = "SD-0";

	private final Map<ClockKey, PromiseClock> clocks = new LinkedHashMap<>();

	private final Map<ClockKey, List<LedgerEntry>> ledgers = new LinkedHashMap<>();

	private final PromiseBook book;

	private final Function<Priority, Terms> termsAt;

	private Terms terms;

	private Status status = Status.OPEN;

	/**
	 * @param terms what is promised at first
	 * @param termsAt what is promised at another priority
	 */
	public PromisePreview(Instant createdAt, Terms terms, Function<Priority, Terms> termsAt) {
		this.terms = terms;
		this.termsAt = termsAt;
		this.book = new PromiseBook(NUMBER, createdAt, List.of(), List::of, (promise) -> this.terms);
		this.book.create(terms);
	}

	/**
	 * Plays the news in the order of time, and lets time pass until the given instant.
	 */
	public List<Played> play(List<News> news, Instant until) {
		news.stream().sorted(Comparator.comparing(News::at)).forEach(this::happens);
		this.book.passUntil(until);
		this.book.takeChanges().forEach((change) -> {
			ClockKey key = change.after().key();
			this.clocks.put(key, change.after());
			if (change.entry() != null) {
				this.ledgers.computeIfAbsent(key, (one) -> new ArrayList<>()).add(change.entry());
			}
		});
		return this.clocks.entrySet()
			.stream()
			.map((entry) -> new Played(entry.getValue(), this.ledgers.get(entry.getKey())))
			.toList();
	}

	/** What the desk would refuse at that stage changes nothing. */
	private void happens(News news) {
		if (this.status == Status.CLOSED) {
			return;
		}
		Actor agent = Actor.agent("preview");
		boolean resolved = this.status == Status.RESOLVED;
		switch (news.kind()) {
			case FIRST_RESPONSE, REPLY -> this.book.reply(news.at(), agent, this.terms);
			case REQUESTER_MESSAGE -> this.book.requesterWrote(news.at(), this.terms);
			case PRIORITY -> prioritise(news, agent);
			case CLOSE -> {
				this.book.close(news.at(), "closed", agent);
				this.status = Status.CLOSED;
			}
			case REOPEN -> {
				if (resolved) {
					this.book.reopen(news.at());
					this.book.retarget(this.terms, news.at(), "priority changed while resolved", agent);
					this.status = Status.OPEN;
				}
			}
			default -> {
				if (!resolved) {
					work(news, agent);
				}
			}
		}
	}

	private void work(News news, Actor agent) {
		switch (news.kind()) {
			case PAUSE -> this.book.pause(news.at(), Status.WAITING_REQUESTER, agent);
			case HOLD -> this.book.pause(news.at(), Status.ON_HOLD, agent);
			case RESUME -> this.book.resume(news.at(), agent);
			case RESOLVE -> {
				this.book.resolve(news.at(), agent);
				this.status = Status.RESOLVED;
			}
			default -> throw new IllegalArgumentException("no work: " + news.kind());
		}
	}

	/** What is resolved is counted by another priority only if it is reopened. */
	private void prioritise(News news, Actor agent) {
		this.terms = this.termsAt.apply(news.priority());
		if (this.status != Status.RESOLVED) {
			this.book.retarget(this.terms, news.at(), "priority is " + news.priority() + " now", agent);
		}
	}

	/** What may happen to a ticket. */
	public enum Kind {

		PAUSE, HOLD, RESUME, PRIORITY, FIRST_RESPONSE, REPLY, REQUESTER_MESSAGE, RESOLVE, REOPEN, CLOSE

	}

	/**
	 * What happens when.
	 *
	 * @param priority only with PRIORITY
	 */
	public record News(Instant at, Kind kind, Priority priority) {
	}

	/** A clock as it stands in the end, with its ledger. */
	public record Played(PromiseClock clock, List<LedgerEntry> ledger) {
	}

}
