package io.stagedesk.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the clients asked for and what they were told, kept outside the server that is
 * going to be killed.
 */
final class Ledger {

	/** Kinds of requests. */
	enum Kind {

		CREATE, REPLY, CLAIM, RESOLVE, CLOSE

	}

	/**
	 * A request that a client is about to send, or has sent.
	 *
	 * @param key its Idempotency-Key, which also stands in the text of the ticket or
	 * message
	 * @param kind what it asks for
	 * @param ticket the ticket's number, {@code null} for a create
	 * @param path where it goes
	 * @param authorization who sends it
	 * @param body JSON
	 */
	record Intent(String key, Kind kind, String ticket, String path, String authorization, String body) {

	}

	/**
	 * The server's word on a request.
	 *
	 * @param intent the request
	 * @param status its status code
	 * @param ticket the number of the ticket
	 */
	record Outcome(Intent intent, int status, String ticket) {

		boolean done() {
			return this.status >= 200 && this.status < 300;
		}

	}

	/**
	 * An answer, whatever it says.
	 *
	 * @param at on the clock of {@link System#nanoTime()}
	 * @param status the status code
	 * @param retryAfter when to come again, or empty
	 * @param path what was asked for
	 * @param body what it says
	 */
	record Heard(long at, int status, String retryAfter, String path, String body) {

		boolean done() {
			return this.status < 300;
		}

		/** A server may say no only so. */
		boolean asksToRetry() {
			return this.status == 503 && !this.retryAfter.isBlank();
		}

	}

	private final AtomicInteger missed = new AtomicInteger();

	private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();

	private final ConcurrentMap<String, Intent> unknown = new ConcurrentHashMap<>();

	private final ConcurrentMap<String, Outcome> known = new ConcurrentHashMap<>();

	void intend(Intent intent) {
		this.unknown.put(intent.key(), intent);
	}

	void learn(Outcome outcome) {
		this.known.put(outcome.intent().key(), outcome);
		this.unknown.remove(outcome.intent().key());
	}

	/** A connection broke before an answer came. */
	void missed() {
		this.missed.incrementAndGet();
	}

	/**
	 * How many requests were left without any answer, whether or not they got one later.
	 */
	int missedAnswers() {
		return this.missed.get();
	}

	void hear(Heard answer) {
		this.heard.add(answer);
	}

	/** All answers, in their order. */
	List<Heard> heard() {
		return List.copyOf(this.heard);
	}

	int acknowledged() {
		return this.known.size();
	}

	/** Requests whose connection broke before an answer came. */
	Set<Intent> unknown() {
		return Set.copyOf(this.unknown.values());
	}

	/** Text that only this ticket has in its subject, by number. */
	Map<String, String> tickets() {
		return done(Kind.CREATE);
	}

	/** The number of the ticket, by text that only this message has in its body. */
	Map<String, String> messages() {
		Map<String, String> byMark = new TreeMap<>();
		this.known.values()
			.stream()
			.filter((outcome) -> outcome.done() && outcome.intent().kind() == Kind.REPLY)
			.forEach((outcome) -> byMark.put(outcome.intent().key(), outcome.ticket()));
		return byMark;
	}

	/** Numbers of the tickets that were claimed. */
	Set<String> claimed() {
		return done(Kind.CLAIM).keySet();
	}

	/** Numbers of the tickets that were closed. */
	Set<String> closed() {
		return done(Kind.CLOSE).keySet();
	}

	/** Answers that no client should have got. */
	Optional<Outcome> refused() {
		return this.known.values().stream().filter((outcome) -> !outcome.done()).findFirst();
	}

	private Map<String, String> done(Kind kind) {
		Map<String, String> byNumber = new TreeMap<>();
		this.known.values()
			.stream()
			.filter((outcome) -> outcome.done() && outcome.intent().kind() == kind)
			.forEach((outcome) -> byNumber.put(outcome.ticket(), outcome.intent().key()));
		return byNumber;
	}

}
