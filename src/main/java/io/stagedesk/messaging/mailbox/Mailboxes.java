package io.stagedesk.messaging.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.StaffConflictException;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.staff.people.Names;
import io.stagedesk.staff.people.Saved;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk's mailboxes, of the settings and of administrators; secrets only go in. */
@Service
public class Mailboxes {

	private static final Duration FRESH = Duration.ofSeconds(10);

	private final MailboxRows rows;

	private final Staff staff;

	private final AdminEvents history;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private volatile Known known = new Known(Instant.MIN, List.of());

	Mailboxes(MailboxRows rows, Staff staff, AdminEvents history, ApplicationEventPublisher events, Clock clock) {
		this.rows = rows;
		this.staff = staff;
		this.history = history;
		this.events = events;
		this.clock = clock;
	}

	/** All, by address. */
	@Transactional(readOnly = true)
	public List<Mailbox> list() {
		return this.rows.list();
	}

	@Transactional(readOnly = true)
	public Optional<Mailbox> find(String id) {
		return Names.isKey(id) ? this.rows.find(id) : Optional.empty();
	}

	/**
	 * Addresses of all mailboxes, in lower case; a change on another node is known after
	 * ten seconds.
	 */
	public List<String> addresses() {
		Known last = this.known;
		Instant now = this.clock.instant();
		if (now.isBefore(last.until())) {
			return last.addresses();
		}
		List<String> addresses = this.rows.list().stream().map(Mailbox::address).toList();
		this.known = new Known(now.plus(FRESH), addresses);
		return addresses;
	}

	/**
	 * What a mailbox is opened with; empty where it cannot be read with today's key.
	 */
	@Transactional(readOnly = true)
	public Optional<MailSecret> secret(String id) {
		return this.rows.secret(id);
	}

	/**
	 * Adds a mailbox or changes one. A secret that is not said stays, as long as nobody
	 * else would get to see it.
	 * @throws StaffConflictException where somebody else was faster, or the mailbox comes
	 * from the settings (409)
	 */
	@Transactional
	public Saved<Mailbox> save(String id, MailboxTerms terms, Optional<Integer> version, Viewer actor) {
		Optional<Mailbox> before = find(id);
		faults(id, terms, before)
			.require(list().stream().noneMatch((one) -> isTaken(one, id, terms.address())), "address",
					"is another mailbox’s")
			.refuse();
		Saved.refuseStale(version, before.map(Mailbox::version));
		before.filter(Mailbox::configured).ifPresent((one) -> refuseConfigured());
		MailboxTerms meant = normal(terms);
		if (before.isEmpty()) {
			this.rows.insert(id, meant, false);
		}
		else {
			MailSecret secret = terms.secret().isEmpty() ? this.rows.said(id).orElseThrow() : terms.secret();
			Saved.requireNewest(this.rows.update(id, before.get().version(), meant, secret, false));
		}
		forget();
		Mailbox after = find(id).orElseThrow(StaffNotFoundException::new);
		Map<String, Object> facts = facts(after);
		if (before.isPresent() && !terms.secret().isEmpty()) {
			facts.put("secret", "changed");
		}
		this.history.changed(actor.login(), before.isEmpty() ? AdminAct.MAILBOX_CREATED : AdminAct.MAILBOX_CHANGED, id,
				before.map(Mailboxes::facts).orElse(Map.of()), facts);
		return new Saved<>(after, before.isEmpty());
	}

	/**
	 * Its mails stay.
	 * @throws StaffConflictException where the mailbox comes from the settings (409)
	 */
	@Transactional
	public void remove(String id, Viewer actor) {
		Mailbox mailbox = find(id).orElseThrow(StaffNotFoundException::new);
		if (mailbox.configured()) {
			refuseConfigured();
		}
		this.rows.delete(id);
		forget();
		this.history.changed(actor.login(), AdminAct.MAILBOX_REMOVED, id, facts(mailbox), Map.of());
	}

	/**
	 * What terms are tried with: their own secret, else the kept one of that mailbox,
	 * where nobody else would get to see it.
	 * @param id may be empty for none
	 * @throws FieldErrorsException where the terms cannot be (422)
	 */
	@Transactional(readOnly = true)
	public MailSecret tried(String id, MailboxTerms terms) {
		faults(id.isEmpty() ? "new" : id, terms, find(id)).refuse();
		return terms.secret().isEmpty() ? secret(id).orElseThrow() : terms.secret();
	}

	static String normal(String address) {
		return (address != null) ? address.toLowerCase(Locale.ROOT) : "";
	}

	static MailboxTerms normal(MailboxTerms terms) {
		return new MailboxTerms(normal(terms.address()), terms.server(), terms.secret(), terms.team(), terms.language(),
				terms.scenario(), terms.pollInterval(), terms.active());
	}

	private void forget() {
		this.known = new Known(Instant.MIN, List.of());
		this.events.publishEvent(new MailboxesChanged());
	}

	private Names faults(String id, MailboxTerms terms, Optional<Mailbox> before) {
		Names names = new MailboxCheck(terms).faults(id);
		names.require(terms.team().isEmpty() || isTeam(terms.team()), "team", "is no team");
		boolean keeps = before.filter((one) -> one.server().isSamePlace(terms.server())).isPresent()
				&& secret(id).filter((one) -> !one.isEmpty()).isPresent();
		return names.require(!terms.secret().isEmpty() || keeps, "password",
				"is required for a new mailbox, and when the server changes");
	}

	private boolean isTeam(String id) {
		return this.staff.teams().stream().anyMatch((one) -> one.id().equals(id));
	}

	private static boolean isTaken(Mailbox one, String id, String address) {
		return !one.id().equals(id) && one.address().equals(normal(address));
	}

	private static void refuseConfigured() {
		throw new StaffConflictException("This mailbox comes from the settings and is changed there");
	}

	private static Map<String, Object> facts(Mailbox mailbox) {
		MailServer server = mailbox.server();
		Map<String, Object> facts = new LinkedHashMap<>();
		facts.put("address", mailbox.address());
		facts.put("protocol", server.protocol().name());
		facts.put("host", server.host());
		facts.put("port", server.port());
		facts.put("starttls", server.starttls().name());
		facts.put("username", server.username());
		facts.put("folder", server.folder());
		facts.put("login", server.login().name());
		facts.put("tokenUrl", server.tokenUrl());
		facts.put("clientId", server.clientId());
		facts.put("scope", server.scope());
		facts.put("team", mailbox.team());
		facts.put("language", mailbox.language());
		facts.put("scenario", mailbox.scenario());
		facts.put("pollSeconds", mailbox.pollInterval().toSeconds());
		facts.put("active", mailbox.active());
		return facts;
	}

	private record Known(Instant until, List<String> addresses) {
	}

}
