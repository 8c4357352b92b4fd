package io.stagedesk.messaging.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.stagedesk.api.trace.LogContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells receivers what is due, each at its own pace: one that is slow or away holds up
 * nobody else. At least once, with the same id each time, with growing pauses after a
 * failure, for a day; then it is given up visibly.
 */
@Component
class WebhookSender implements SmartLifecycle {

	static final List<Duration> PAUSES = List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5),
			Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(6));

	/** So long a delivery is tried. */
	static final Duration TRIED = Duration.ofDays(1);

	private static final Duration LOOK = Duration.ofMillis(500);

	private static final Duration KEPT = Duration.ofDays(7);

	private static final Duration KEPT_OPEN = Duration.ofDays(30);

	private static final int THREADS = 16;

	private static final int THREADS_EACH = 4;

	private static final Duration STOP = Duration.ofSeconds(5);

	private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);

	private final Webhooks webhooks;

	private final Reach reach;

	private final Deliveries deliveries;

	private final Receivers receivers;

	private final WebhookSettings settings;

	private final Clock clock;

	private final Map<String, AtomicInteger> atWork = new ConcurrentHashMap<>();

	private ScheduledExecutorService pulse;

	private ExecutorService workers;

	private volatile boolean running;

	private boolean failing;

	WebhookSender(Webhooks webhooks, Reach reach, Deliveries deliveries, Receivers receivers, WebhookSettings settings,
			Clock clock) {
		this.webhooks = webhooks;
		this.reach = reach;
		this.deliveries = deliveries;
		this.receivers = receivers;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public void start() {
		this.running = true;
		if (!this.settings.sending()) {
			return;
		}
		this.workers = Executors.newFixedThreadPool(THREADS, (task) -> daemon(task, "webhook"));
		this.pulse = Executors.newSingleThreadScheduledExecutor((task) -> daemon(task, "webhook-pulse"));
		this.pulse.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
		this.pulse.scheduleWithFixedDelay(this::forget, 10, 60, TimeUnit.MINUTES);
	}

	/** What a receiver has taken should be written down, or it hears it again. */
	@Override
	public void stop() {
		this.running = false;
		if (this.pulse == null) {
			return;
		}
		this.pulse.shutdownNow();
		this.workers.shutdown();
		try {
			this.workers.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.workers.shutdownNow();
		this.pulse = null;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void look() {
		try {
			this.reach.due().forEach(this::begin);
			this.failing = false;
		}
		catch (RuntimeException ex) {
			if (!this.failing) {
				log.warn("Webhooks cannot be told anything now: {}", ex.toString());
			}
			this.failing = true;
		}
	}

	private void forget() {
		try {
			this.deliveries.forget(KEPT, KEPT_OPEN);
		}
		catch (RuntimeException ex) {
			log.warn("Old deliveries stay for now: {}", ex.toString());
		}
	}

	/** Another thread for this receiver, where it has not as many as it may. */
	private void begin(String webhook) {
		AtomicInteger threads = this.atWork.computeIfAbsent(webhook, (id) -> new AtomicInteger());
		if (threads.incrementAndGet() > THREADS_EACH) {
			threads.decrementAndGet();
			return;
		}
		try {
			this.workers.execute(() -> work(webhook, threads));
		}
		catch (RuntimeException ex) {
			threads.decrementAndGet();
			throw ex;
		}
	}

	private void work(String webhook, AtomicInteger threads) {
		try {
			boolean more = true;
			while (more && this.running) {
				more = tellNext(webhook, () -> begin(webhook));
			}
		}
		catch (RuntimeException ex) {
			log.warn("Webhook {} is told later: {}", webhook, ex.toString());
		}
		finally {
			threads.decrementAndGet();
		}
	}

	/**
	 * Tells a receiver the next thing that is due.
	 * @param help called where there may be more to tell
	 * @return whether it would take another one
	 */
	boolean tellNext(String id, Runnable help) {
		Optional<Webhook> open = this.webhooks.find(id).filter((one) -> one.terms().active());
		if (open.isEmpty()) {
			return false;
		}
		Webhook webhook = open.get();
		Duration lease = this.settings.timeout().multipliedBy(3);
		if (webhook.status().isFailing() && !this.reach.asksAgain(id, lease)) {
			return false;
		}
		Optional<Delivery> next = this.deliveries.lease(id, lease);
		if (next.isPresent() && !webhook.status().isFailing()) {
			help.run();
		}
		return next.filter((one) -> LogContext.about(one.number(), () -> tell(webhook, one))).isPresent();
	}

	/** Whether the receiver is there. */
	private boolean tell(Webhook webhook, Delivery delivery) {
		ReceiverAnswer answer = this.receivers.post(webhook.terms().url(), delivery.messageId(), delivery.body(),
				this.webhooks.secrets(webhook.id()));
		switch (answer.verdict()) {
			case TAKEN -> taken(webhook, delivery, answer);
			case REFUSED -> {
				failed(webhook, delivery, answer);
				this.reach.refused(webhook.id(), answer.words());
			}
			case AWAY -> {
				failed(webhook, delivery, answer);
				away(webhook, answer);
			}
			case GONE -> {
				failed(webhook, delivery, answer);
				this.webhooks.end(webhook, WebhookStatus.End.GONE);
			}
		}
		return answer.verdict() == ReceiverAnswer.Verdict.TAKEN || answer.verdict() == ReceiverAnswer.Verdict.REFUSED;
	}

	private void taken(Webhook webhook, Delivery delivery, ReceiverAnswer answer) {
		this.deliveries.delivered(delivery, answer.status().orElseThrow());
		this.reach.reached(webhook.id());
		if (webhook.status().failures() >= Reach.OUTAGE) {
			log.info("Webhook {} is there again", webhook.id());
			this.deliveries.hasten(webhook.id());
		}
	}

	private void failed(Webhook webhook, Delivery delivery, ReceiverAnswer answer) {
		Duration usual = PAUSES.get(Math.min(delivery.attempts(), PAUSES.size() - 1));
		boolean old = delivery.createdAt().plus(TRIED).isBefore(this.clock.instant());
		log.info("Webhook {} did not take delivery {}: {}", webhook.id(), delivery.messageId(),
				answer.status().map((code) -> "HTTP " + code).orElse("no answer"));
		this.deliveries.failed(delivery, answer.status(), answer.words(), old ? Optional.empty() : Optional.of(usual));
	}

	private void away(Webhook webhook, ReceiverAnswer answer) {
		if (this.reach.isSilent(webhook)) {
			this.webhooks.end(webhook, WebhookStatus.End.SILENT);
			return;
		}
		this.reach.away(webhook, answer.words(), answer.least());
	}

	private static Thread daemon(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

}
