package io.stagedesk.live;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.session.Sessions;
import jakarta.servlet.AsyncContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * All open streams of this node. Two threads serve them: one tells what is new, the other
 * ends those whose people have lost rights.
 */
@Component
class Streams implements SmartLifecycle {

	/** The browser may come back at once, if it is still let in. */
	static final String BYE = "bye";

	/** The browser should stay away for a while. */
	static final String CROWDED = "crowded";

	private static final Logger log = LoggerFactory.getLogger(Streams.class);

	/** How often streams are asked whether they have been silent for too long. */
	private static final Duration LOOK = Duration.ofSeconds(1);

	/** The oldest first. */
	private final ConcurrentLinkedDeque<Stream> open = new ConcurrentLinkedDeque<>();

	private final Backlog backlog;

	private final Company company;

	private final Staff staff;

	private final Sessions sessions;

	private final JsonMapper json;

	private final LiveSettings settings;

	private final Bell bell;

	private final AtomicBoolean rung = new AtomicBoolean();

	private final Pace pace;

	private volatile ScheduledThreadPoolExecutor threads;

	Streams(Backlog backlog, Company company, Bell bell, Staff staff, Sessions sessions, JsonMapper json,
			LiveSettings settings) {
		this.company = company;
		this.bell = bell;
		this.backlog = backlog;
		this.staff = staff;
		this.sessions = sessions;
		this.json = json;
		this.settings = settings;
		this.pace = new Pace(settings.pause());
	}

	/**
	 * Turns a request into a stream.
	 * @param place what the browser knows already, or {@code null} for all until now
	 */
	void open(Onlooker onlooker, String session, String place, AsyncContext request) throws IOException {
		long position = (place != null) ? this.backlog.number(place) : this.backlog.last();
		Reader reader = new Reader(onlooker, position, this.backlog, this.company, this.json);
		new Stream(reader, session, request, this.settings.heartbeat(), this).begin();
	}

	/** From now on the stream is told what is new. */
	void add(Stream stream) {
		this.open.addLast(stream);
		if (!isRunning()) {
			stream.end(BYE);
		}
		List<Stream> samePerson = this.open.stream().filter((one) -> isOfSamePerson(one, stream)).toList();
		samePerson.stream()
			.limit(Math.max(0, samePerson.size() - this.settings.perPerson()))
			.forEach((one) -> one.end(CROWDED));
	}

	private static boolean isOfSamePerson(Stream one, Stream other) {
		return one.viewer().login().equals(other.viewer().login());
	}

	void remove(Stream stream) {
		this.open.remove(stream);
	}

	/**
	 * Nobody hears more in a session that has ended.
	 * @param session its name
	 */
	void endSession(String session) {
		end((stream) -> stream.session().equals(session));
	}

	int count() {
		return this.open.size();
	}

	private void look() {
		this.company.sweep();
		this.open.forEach(Stream::tell);
	}

	/** What comes until all are told again is told together. */
	private void soon() {
		if (this.rung.compareAndSet(false, true)) {
			this.threads.schedule(guarded(this::tell), this.pace.untilNext(System.nanoTime()), TimeUnit.NANOSECONDS);
		}
	}

	private void tell() {
		this.rung.set(false);
		long begin = System.nanoTime();
		this.open.forEach(Stream::tell);
		this.pace.told(begin, System.nanoTime());
	}

	private void checkRights() {
		if (this.open.isEmpty()) {
			return;
		}
		Map<String, Viewer> now = this.staff.agents()
			.stream()
			.map(Agent::asViewer)
			.collect(Collectors.toMap(Viewer::login, Function.identity()));
		end((stream) -> !stream.viewer().equals(now.get(stream.viewer().login())));
		Set<String> named = this.open.stream().map(Stream::session).collect(Collectors.toSet());
		Set<String> living = this.sessions.living(named);
		end((stream) -> named.contains(stream.session()) && !living.contains(stream.session()));
	}

	private void end(Predicate<Stream> which) {
		this.open.stream().filter(which).toList().forEach((stream) -> stream.end(BYE));
	}

	@Override
	public void start() {
		ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(2,
				new CustomizableThreadFactory("live-"));
		threads.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
		Duration heartbeat = this.settings.heartbeat();
		every((heartbeat.compareTo(LOOK) < 0) ? heartbeat : LOOK, this::look, threads);
		every(this.settings.rightsCheck(), this::checkRights, threads);
		this.threads = threads;
		this.rung.set(false);
		this.bell.answer(this::soon);
	}

	private static void every(Duration pause, Runnable act, ScheduledThreadPoolExecutor threads) {
		threads.scheduleWithFixedDelay(guarded(act), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
	}

	private static Runnable guarded(Runnable act) {
		return () -> {
			try {
				act.run();
			}
			catch (RuntimeException ex) {
				log.warn("Live events are late: {}", ex.toString());
			}
		};
	}

	/**
	 * Before the server waits for its open requests to end, as no stream ends by itself.
	 */
	@Override
	public void stop() {
		this.bell.answer(() -> {
		});
		this.threads.shutdownNow();
		end((stream) -> true);
	}

	@Override
	public boolean isRunning() {
		return this.threads != null && !this.threads.isShutdown();
	}

	/** After the balancer had time to look elsewhere. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE - 1;
	}

}
