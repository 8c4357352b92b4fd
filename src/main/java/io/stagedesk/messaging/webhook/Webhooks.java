package io.stagedesk.messaging.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Tokens;
import io.stagedesk.messaging.webhook.WebhookStatus.End;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.StaffConflictException;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Team;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.staff.people.Names;
import io.stagedesk.staff.people.Saved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Other systems that are told of tickets. What signs their messages is shown once, when
 * it is made.
 */
@Service
public class Webhooks {

	/** So long the secret before still signs as well. */
	public static final Duration BOTH_SECRETS = Duration.ofDays(1);

	static final int MOST = 50;

	private static final Duration FRESH = Duration.ofSeconds(5);

	private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

	private final WebhookRows rows;

	private final Deliveries deliveries;

	private final Reach reach;

	private final Receivers receivers;

	private final WebhookSettings settings;

	private final Staff staff;

	private final AdminEvents history;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private volatile Known known = Known.NOTHING;

	Webhooks(WebhookRows rows, Deliveries deliveries, Reach reach, Receivers receivers, WebhookSettings settings,
			Staff staff, AdminEvents history, ApplicationEventPublisher events, Clock clock) {
		this.rows = rows;
		this.deliveries = deliveries;
		this.reach = reach;
		this.receivers = receivers;
		this.settings = settings;
		this.staff = staff;
		this.history = history;
		this.events = events;
		this.clock = clock;
	}

	/** All, by id. */
	@Transactional(readOnly = true)
	public List<Webhook> list() {
		return this.rows.list();
	}

	@Transactional(readOnly = true)
	public Optional<Webhook> find(String id) {
		return Names.isKey(id) ? this.rows.find(id) : Optional.empty();
	}

	/**
	 * Those that are told; a change on another node is known after five seconds. Asked in
	 * each transaction that changes a ticket.
	 */
	List<Webhook> open() {
		Known last = this.known;
		Instant now = this.clock.instant();
		if (now.isBefore(last.until())) {
			return last.open();
		}
		List<Webhook> open = this.rows.list().stream().filter((one) -> one.terms().active()).toList();
		this.known = new Known(now.plus(FRESH), open);
		return open;
	}

	/** What to sign with now. */
	@Transactional(readOnly = true)
	List<SigningSecret> secrets(String id) {
		return this.rows.secrets(id, this.clock.instant());
	}

	/**
	 * Adds a webhook or changes one; a changed one begins anew, whatever went wrong
	 * before.
	 * @throws FieldErrorsException where the terms cannot be (422)
	 * @throws StaffConflictException where somebody else was faster (409)
	 */
	@Transactional
	public Kept save(String id, WebhookTerms terms, Optional<Integer> version, Viewer actor) {
		Optional<Webhook> before = find(id);
		refuseFaults(id, terms, before.isEmpty());
		Saved.refuseStale(version, before.map(Webhook::version));
		Optional<String> secret = Optional.empty();
		if (before.isEmpty()) {
			SigningSecret made = SigningSecret.random();
			this.rows.insert(id, terms, made);
			secret = Optional.of(made.text());
		}
		else {
			Saved.requireNewest(this.rows.update(id, before.get().version(), terms));
			this.deliveries.hasten(id);
		}
		forget();
		Webhook after = find(id).orElseThrow(StaffNotFoundException::new);
		this.history.changed(actor.login(), before.isEmpty() ? AdminAct.WEBHOOK_CREATED : AdminAct.WEBHOOK_CHANGED, id,
				before.map(Webhooks::facts).orElse(Map.of()), facts(after));
		return new Kept(after, secret);
	}

	/** What it was not told yet it will not be told. */
	@Transactional
	public void remove(String id, Viewer actor) {
		Webhook webhook = require(id);
		this.deliveries.removeOf(id);
		this.rows.delete(id);
		forget();
		this.history.changed(actor.login(), AdminAct.WEBHOOK_REMOVED, id, facts(webhook), Map.of());
	}

	/** A new secret; the one before signs as well for a day. */
	@Transactional
	public String renewSecret(String id, Viewer actor) {
		require(id);
		SigningSecret made = SigningSecret.random();
		this.rows.renew(id, made, this.clock.instant().plus(BOTH_SECRETS));
		forget();
		this.history.keep(actor.login(), AdminAct.WEBHOOK_SECRET_RENEWED, id, Map.of());
		return made.text();
	}

	/**
	 * Tells one thing again.
	 * @throws StaffNotFoundException where this webhook has no such delivery (404)
	 * @throws StaffConflictException where it is delivered (409)
	 */
	@Transactional
	public void retry(String id, long delivery, Viewer actor) {
		require(id);
		this.deliveries.find(delivery)
			.filter((one) -> one.webhook().equals(id))
			.orElseThrow(StaffNotFoundException::new);
		if (!this.deliveries.retry(id, delivery)) {
			throw new StaffConflictException("Only what is not delivered is told again");
		}
		this.history.keep(actor.login(), AdminAct.WEBHOOK_TOLD_AGAIN, id, Map.of("deliveries", 1));
	}

	/** Tells all again that was given up; how many. */
	@Transactional
	public int retryFailed(String id, Viewer actor) {
		require(id);
		int retried = this.deliveries.retryFailed(id);
		if (retried > 0) {
			this.history.keep(actor.login(), AdminAct.WEBHOOK_TOLD_AGAIN, id, Map.of("deliveries", retried));
		}
		return retried;
	}

	/**
	 * Tells a receiver something now that is about no ticket, to see whether it hears.
	 */
	public ReceiverAnswer test(String id) {
		Webhook webhook = require(id);
		String time = this.clock.instant().toString();
		return this.receivers.post(webhook.terms().url(), "msg_test_" + Tokens.random(),
				"{\"type\":\"webhook.test\",\"timestamp\":\"%s\",\"data\":{\"webhook\":\"%s\"}}".formatted(time, id),
				secrets(id));
	}

	/** The desk tells it no more until somebody looks at it. */
	@Transactional
	void end(Webhook webhook, End because) {
		if (this.reach.end(webhook.id(), because)) {
			forget();
			log.warn("Webhook {} is told no more: {}", webhook.id(), because);
			this.history.keep("stagedesk", AdminAct.WEBHOOK_ENDED, webhook.id(), Map.of("because", because.name()));
		}
	}

	private Webhook require(String id) {
		return find(id).orElseThrow(StaffNotFoundException::new);
	}

	private void refuseFaults(String id, WebhookTerms terms, boolean fresh) {
		Optional<String> address = ReceiverAddress.fault(terms.url(), this.settings.internal());
		List<String> teams = this.staff.teams().stream().map(Team::id).toList();
		new Names().key("id", id)
			.require(!fresh || list().size() < MOST, "id", "cannot be one more: there are %d webhooks".formatted(MOST))
			.require(address.isEmpty(), "url", address.orElse(""))
			.require(teams.containsAll(terms.teams()), "teams", "has what is no team")
			.refuse();
	}

	private void forget() {
		this.events.publishEvent(new WebhooksChanged());
	}

	@TransactionalEventListener(fallbackExecution = true)
	void onChange(WebhooksChanged changed) {
		this.known = Known.NOTHING;
	}

	private static Map<String, Object> facts(Webhook webhook) {
		Map<String, Object> facts = new LinkedHashMap<>();
		facts.put("url", webhook.terms().url());
		facts.put("occasions", webhook.terms().occasions().stream().map(Enum::name).sorted().toList());
		facts.put("teams", webhook.terms().teams().stream().sorted().toList());
		facts.put("active", webhook.terms().active());
		return facts;
	}

	/**
	 * A webhook that was saved.
	 *
	 * @param secret what its messages are signed with, where it is new
	 */
	public record Kept(Webhook webhook, Optional<String> secret) {
	}

	private record Known(Instant until, List<Webhook> open) {

		static final Known NOTHING = new Known(Instant.MIN, List.of());

	}

}
