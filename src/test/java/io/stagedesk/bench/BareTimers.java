package io.stagedesk.bench;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

import com.zaxxer.hikari.HikariDataSource;
import io.stagedesk.workflow.WorkflowSettings;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import tools.jackson.databind.json.JsonMapper;

/**
 * The limit for clocks that an engine wakes: the bare engine with nothing but timers, in
 * a process of its own, with the server's memory, pool, index and job executor. Each
 * instance waits in a receive task with a boundary timer, as the desk's clocks do, and
 * notes in memory when it fires. Its history is off.
 */
public final class BareTimers {

	private static final Duration LIMIT = Duration.ofMinutes(8);

	private static final Duration LEAD = Duration.ofSeconds(20);

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final int AT_ONCE = 50;

	private static final BpmnModelInstance MODEL = Bpmn.createExecutableProcess("timer")
		.startEvent()
		.receiveTask("waits")
		.message("news")
		.boundaryEvent("due")
		.timerWithDate("${timers.wakeAt(execution)}")
		.serviceTask("fired")
		.camundaDelegateExpression("${fired}")
		.endEvent()
		.moveToActivity("waits")
		.endEvent()
		.done();

	private final Machine machine;

	private final Map<String, Double> lateness = new ConcurrentHashMap<>();

	private final AtomicInteger twice = new AtomicInteger();

	private final AtomicLong numbers = new AtomicLong();

	private final StandaloneProcessEngineConfiguration configuration;

	private final RuntimeService runtime;

	private BareTimers(HikariDataSource source, Machine machine) throws ReflectiveOperationException {
		this.machine = machine;
		this.configuration = BareEngine.configuration(source);
		this.configuration.setHistory("none");
		this.configuration.setEnsureJobDueDateNotNull(true);
		this.configuration.setJobExecutorAcquireByDueDate(true);
		this.configuration.setJobExecutor(jobExecutor());
		this.configuration.setBeans(Map.of("timers", new Timers(), "fired", (JavaDelegate) this::note));
		ProcessEngine engine = this.configuration.buildProcessEngine();
		engine.getRepositoryService().createDeployment().addModelInstance("timer.bpmn", MODEL).deploy();
		this.runtime = engine.getRuntimeService();
	}

	/** The server's own, which no other package needs to see. */
	private static JobExecutor jobExecutor() throws ReflectiveOperationException {
		Method method = Class.forName("io.stagedesk.workflow.EngineConfiguration")
			.getDeclaredMethod("jobExecutor", WorkflowSettings.class);
		method.setAccessible(true);
		Duration unused = Duration.ofDays(1);
		return (JobExecutor) method.invoke(null,
				new WorkflowSettings(unused, unused, unused, unused, unused, unused, true, 4, Duration.ofMinutes(5)));
	}

	/**
	 * Measures all.
	 * @param armed how many timers there are
	 * @param due how many of them are due in one minute
	 * @param seconds how long starts are measured
	 */
	static Findings runApart(DurablePostgres postgres, String database, int armed, int due, double seconds, Path folder)
			throws Exception {
		List<String> lines = BareEngine.runApart(BareTimers.class, LIMIT, folder.resolve("bare-timers.log"),
				postgres.url(database), postgres.user(), postgres.password(), Long.toString(postgres.pid()),
				Integer.toString(armed), Integer.toString(due), Double.toString(seconds));
		JsonMapper mapper = JsonMapper.builder().build();
		return new Findings(mapper.readValue(last(lines, "{\"name\""), Measurement.class),
				mapper.readValue(last(lines, "{\"what\""), Lateness.class));
	}

	private static String last(List<String> lines, String start) {
		return lines.stream().filter((line) -> line.startsWith(start)).reduce((one, other) -> other).orElseThrow();
	}

	/**
	 * Entry point of the process.
	 * @param arguments address, user, password, PostgreSQL's process, how many timers are
	 * armed, how many are due in one minute, seconds
	 */
	public static void main(String[] arguments) throws Exception {
		Machine machine = new Machine(Duration.ZERO);
		machine.forget("driver");
		machine.watch("stagedesk", ProcessHandle.current().pid());
		machine.watch("postgres", Long.parseLong(arguments[3]));
		int armed = Integer.parseInt(arguments[4]);
		int due = Integer.parseInt(arguments[5]);
		JsonMapper mapper = JsonMapper.builder().build();
		try (HikariDataSource source = BareEngine.source(arguments)) {
			BareTimers timers = new BareTimers(source, machine);
			BareEngine.execute(source, Files.readString(BareEngine.INDEXES));
			BareEngine.execute(source, Files.readString(BareEngine.DUE_DATES));
			System.out.println(mapper.writeValueAsString(timers.starts(Double.parseDouble(arguments[6]))));
			long far = Instant.now().plus(Duration.ofDays(1)).toEpochMilli();
			timers.start(armed - due, (number) -> far + number);
			BareEngine.execute(source, "vacuum analyze", "checkpoint");
			timers.configuration.getJobExecutor().start();
			timers.fire(Math.max(1, due / 20), Duration.ofSeconds(10));
			System.out.println(mapper.writeValueAsString(timers.fire(due, Duration.ofMinutes(1))));
			timers.configuration.getJobExecutor().shutdown();
			timers.configuration.getProcessEngine().close();
		}
	}

	/** How fast instances start, each in a transaction of its own. */
	private Measurement starts(double seconds) throws Exception {
		Load load = new Load(this.machine);
		Load.Step start = () -> this.runtime.startProcessInstanceByKey("timer",
				key(Instant.now().plus(Duration.ofDays(1)).toEpochMilli()));
		load.warmUp(8, (number) -> start);
		return load.run("bare engine: start a timer", 8, seconds, (number) -> start);
	}

	private String key(long due) {
		return this.numbers.incrementAndGet() + "/" + due;
	}

	private void start(int count, LongUnaryOperator due) {
		CommandExecutor transactions = this.configuration.getCommandExecutorTxRequired();
		for (int first = 0; first < count; first += AT_ONCE) {
			int begin = first;
			transactions.execute((context) -> {
				for (int number = begin; number < Math.min(count, begin + AT_ONCE); number++) {
					this.runtime.startProcessInstanceByKey("timer", key(due.applyAsLong(number)));
				}
				return null;
			});
		}
	}

	private Lateness fire(int due, Duration within) throws Exception {
		this.lateness.clear();
		this.twice.set(0);
		long first = Instant.now().plus(LEAD).toEpochMilli();
		start(due, (number) -> first + number * within.toMillis() / due);
		if (System.currentTimeMillis() > first) {
			throw new IllegalStateException("Starting " + due + " timers took longer than " + LEAD);
		}
		Thread.sleep(first - System.currentTimeMillis());
		Machine.Usage before = this.machine.usage();
		long limit = first + within.toMillis() + PATIENCE.toMillis();
		while (this.lateness.size() < due && System.currentTimeMillis() < limit) {
			Thread.sleep(100);
		}
		Machine.Usage used = this.machine.usage().since(before);
		double[] millis = this.lateness.values().stream().mapToDouble(Double::doubleValue).toArray();
		return Lateness.of("bare engine, burst", 1, due, this.twice.get(), millis,
				used.seconds("stagedesk") + used.seconds("postgres"));
	}

	private void note(DelegateExecution execution) {
		double late = System.currentTimeMillis() - dueOf(execution);
		if (this.lateness.putIfAbsent(execution.getProcessInstanceId(), late) != null) {
			this.twice.incrementAndGet();
		}
	}

	private static long dueOf(DelegateExecution execution) {
		String key = execution.getProcessBusinessKey();
		return Long.parseLong(key.substring(key.indexOf('/') + 1));
	}

	/**
	 * What was found.
	 *
	 * @param starts how fast timers are armed
	 * @param burst how late they were
	 */
	record Findings(Measurement starts, Lateness burst) {
	}

	/** Says when a timer is due. */
	public static final class Timers {

		public Date wakeAt(DelegateExecution execution) {
			return new Date(dueOf(execution));
		}

	}

}
