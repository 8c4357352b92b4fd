package io.stagedesk.workflow.dispatch;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.stagedesk.routing.Cause;
import io.stagedesk.routing.LookAgain;
import io.stagedesk.routing.Queues;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.PresenceChanged;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.StaffChanged;
import io.stagedesk.staff.VendorCutOff;
import io.stagedesk.ticket.Reassigned;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.StatusChanged;
import io.stagedesk.workflow.dispatch.Bell.Ring;
import io.stagedesk.workflow.dispatch.Dispatcher.Batch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The thread that dispatches on this node: at once where an event of this node can
 * matter, and every second for all that time or another node has changed (relaxing,
 * shifts, a node that died before it could act).
 */
@Component
class DispatchWorker implements SmartLifecycle, Runnable {

	private static final Logger log = LoggerFactory.getLogger(DispatchWorker.class);

	/** What rings within this time after a look in vain is looked at together. */
	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

	private final Bell bell = new Bell();

	private final Dispatcher dispatcher;

	private final Queues queues;

	private final Staff staff;

	private final DispatchSettings settings;

	private volatile Thread thread;

	private long rest = System.nanoTime();

	DispatchWorker(Dispatcher dispatcher, Queues queues, Staff staff, DispatchSettings settings) {
		this.dispatcher = dispatcher;
		this.queues = queues;
		this.staff = staff;
		this.settings = settings;
	}

	@TransactionalEventListener(fallbackExecution = true)
	void onPresence(PresenceChanged news) {
		if (news.agent().presence() == Presence.ONLINE) {
			ring(Ring.agent(news.agent().login()), Cause.AGENT_ONLINE);
		}
	}

	@TransactionalEventListener(fallbackExecution = true)
	void onLookAgain(LookAgain news) {
		ring(Ring.team(news.team()), Cause.WORK_DONE);
	}

	/** A ticket that is no longer work makes room. */
	@TransactionalEventListener(fallbackExecution = true)
	void onStatus(StatusChanged news) {
		boolean worked = news.before() == Status.OPEN || news.before() == Status.NEW;
		if (worked && news.ticket().status() != Status.OPEN && news.ticket().assignee() != null) {
			ring(Ring.agent(news.ticket().assignee()), Cause.WORK_DONE);
		}
	}

	@TransactionalEventListener(fallbackExecution = true)
	void onReassigned(Reassigned news) {
		if (news.teamBefore() != null) {
			ring(Ring.team(news.teamBefore()), Cause.WORK_DONE);
		}
	}

	@TransactionalEventListener(fallbackExecution = true)
	void onStaff(StaffChanged news) {
		ring(Ring.EVERYBODY, Cause.STAFF_CHANGED);
	}

	@TransactionalEventListener(fallbackExecution = true)
	void onCutOff(VendorCutOff news) {
		ring(Ring.EVERYBODY, Cause.STAFF_CHANGED);
	}

	private void ring(Ring ring, Cause cause) {
		if (this.settings.enabled()) {
			this.bell.ring(Set.of(ring), cause);
		}
	}

	private Collection<String> teams(Ring ring) {
		return switch (ring.kind()) {
			case TEAM -> Set.of(ring.name());
			case AGENT -> this.staff.agent(ring.name()).map(Agent::teams).orElse(Set.of());
			case EVERYBODY -> this.queues.teams();
		};
	}

	/**
	 * Teams take turns, some tickets each, so that a long queue does not hold up others.
	 */
	@Override
	public void run() {
		Map<String, Cause> open = new LinkedHashMap<>();
		long looked = System.nanoTime();
		while (this.thread == Thread.currentThread()) {
			try {
				hear(open);
				if (System.nanoTime() - looked >= this.settings.look().toNanos()) {
					this.queues.teams().forEach((team) -> open.putIfAbsent(team, Cause.TIME));
					looked = System.nanoTime();
				}
				next(open);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
			catch (RuntimeException ex) {
				log.warn("Could not give tickets away; trying again", ex);
				open.clear();
			}
		}
	}

	private void hear(Map<String, Cause> open) throws InterruptedException {
		long patience = open.isEmpty() ? this.settings.look().toMillis() : 0;
		TimeUnit.NANOSECONDS.sleep(this.rest - System.nanoTime());
		for (Map.Entry<Ring, Cause> rung : this.bell.await(patience)) {
			for (String team : teams(rung.getKey())) {
				this.queues.wake(team);
				open.remove(team, Cause.TIME);
				open.putIfAbsent(team, rung.getValue());
			}
		}
	}

	private void next(Map<String, Cause> open) {
		if (open.isEmpty()) {
			return;
		}
		Map.Entry<String, Cause> first = open.entrySet().iterator().next();
		open.remove(first.getKey());
		Batch batch = this.dispatcher.batch(first.getKey(), first.getValue());
		if (batch.hasMore()) {
			open.putIfAbsent(first.getKey(), first.getValue());
		}
		if (batch.given() == 0 && open.isEmpty()) {
			this.rest = System.nanoTime() + PAUSE;
		}
	}

	@Override
	public void start() {
		if (this.settings.enabled()) {
			Thread worker = new Thread(this, "dispatcher");
			worker.setDaemon(true);
			this.thread = worker;
			worker.start();
		}
	}

	@Override
	public void stop() {
		Thread worker = this.thread;
		this.thread = null;
		if (worker != null) {
			this.bell.ring(Set.of(), Cause.TIME);
			try {
				worker.join(5000);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	/** After the demo's data are there. */
	@Override
	public int getPhase() {
		return 2;
	}

}
