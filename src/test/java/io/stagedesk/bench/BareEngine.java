package io.stagedesk.bench;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * The limit for anything that embeds the engine: the same models started through the Java
 * API, with delegates that do nothing, on the same PostgreSQL, in a process of its own
 * with the same memory. Each start makes two promises, as a ticket does.
 */
public final class BareEngine {

	/** The server's own indexes on the engine's tables. */
	static final Path INDEXES = Path.of("src/main/resources/db/migration/V3__engine_indexes.sql");

	static final Path DUE_DATES = Path.of("src/main/resources/db/migration/V7_2__jobs_by_due_date.sql");

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private BareEngine() {
	}

	/**
	 * Measures starts by 1, 8 and 32 threads in a process of its own.
	 * @param postgres the cluster
	 * @param database an empty database
	 * @param seconds the length of a run
	 * @param runs how many, of which the median counts
	 * @param folder where its log goes
	 * @return a measurement for each number of threads
	 */
	public static List<Measurement> runApart(DurablePostgres postgres, String database, double seconds, int runs,
			Path folder) throws IOException, InterruptedException {
		JsonMapper mapper = JsonMapper.builder().build();
		return runApart(BareEngine.class, Duration.ofMinutes(4), folder.resolve("bare-engine.log"),
				postgres.url(database), postgres.user(), postgres.password(), Long.toString(postgres.pid()),
				Double.toString(seconds), Integer.toString(runs))
			.stream()
			.filter((line) -> line.startsWith("{\"name\""))
			.map((line) -> mapper.readValue(line, Measurement.class))
			.toList();
	}

	/**
	 * Runs a class in a process of its own, with the same memory as the server.
	 * @return what it has printed
	 */
	public static List<String> runApart(Class<?> main, Duration limit, Path out, String... arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), main.getName()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
		if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
			process.destroyForcibly();
			throw new IllegalStateException("The bare engine failed, see " + out);
		}
		return Files.readAllLines(out);
	}

	/**
	 * Entry point of the process.
	 * @param arguments address, user, password, PostgreSQL's process, seconds and runs
	 */
	public static void main(String[] arguments) throws Exception {
		Machine machine = new Machine(PATIENCE);
		machine.forget("driver");
		machine.watch("stagedesk", ProcessHandle.current().pid());
		machine.watch("postgres", Long.parseLong(arguments[3]));
		double seconds = Double.parseDouble(arguments[4]);
		int runs = Integer.parseInt(arguments[5]);
		try (HikariDataSource source = source(arguments)) {
			ProcessEngine engine = engine(source);
			execute(source, Files.readString(INDEXES));
			Load load = new Load(machine);
			RuntimeService runtime = engine.getRuntimeService();
			AtomicLong numbers = new AtomicLong();
			Load.Step start = () -> runtime.startProcessInstanceByKey("ticket-lifecycle",
					"SD-" + numbers.incrementAndGet());
			load.warmUp(8, (number) -> start);
			execute(source, "vacuum analyze", "checkpoint");
			JsonMapper mapper = JsonMapper.builder().build();
			for (int clients : new int[] { 1, 8, 32 }) {
				Measurement median = load.median("bare engine: start", clients, seconds, runs, (number) -> start);
				System.out.println(mapper.writeValueAsString(median));
			}
			engine.close();
		}
	}

	/** A pool like the server's; the arguments begin with address, user and password. */
	static HikariDataSource source(String... arguments) {
		HikariConfig pool = new HikariConfig();
		pool.setJdbcUrl(
				arguments[0] + "?reWriteBatchedInserts=true&prepareThreshold=3&preparedStatementCacheQueries=512");
		pool.setUsername(arguments[1]);
		pool.setPassword(arguments[2]);
		pool.setMaximumPoolSize(20);
		return new HikariDataSource(pool);
	}

	static void execute(HikariDataSource source, String... sql) throws SQLException {
		try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
			for (String command : sql) {
				statement.execute(command);
			}
		}
	}

	/** The server's settings, without what only the desk needs. */
	static StandaloneProcessEngineConfiguration configuration(HikariDataSource source) {
		StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
		configuration.setDataSource(source);
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setHistoryTimeToLive("P180D");
		configuration.setJobExecutorActivate(false);
		configuration.setIdGenerator(new StrongUuidGenerator());
		configuration.setMetricsEnabled(false);
		configuration.setTaskMetricsEnabled(false);
		configuration.setCmmnEnabled(false);
		configuration.setStandaloneTasksEnabled(false);
		configuration.setDbIdentityUsed(false);
		return configuration;
	}

	private static ProcessEngine engine(HikariDataSource source) throws IOException, ReflectiveOperationException {
		StandaloneProcessEngineConfiguration configuration = configuration(source);
		configuration.setCustomHistoryLevels(new ArrayList<>(List.of(deskHistory())));
		configuration.setHistory("desk");
		configuration.setBeans(new Stubs());
		ProcessEngine engine = configuration.buildProcessEngine();
		DeploymentBuilder deployment = engine.getRepositoryService().createDeployment().name("models");
		for (Path file : files()) {
			deployment.addInputStream(file.toString().replace('\\', '/'), Files.newInputStream(file));
		}
		deployment.deploy();
		return engine;
	}

	/** The level of StageDesk itself, which no other package needs to see. */
	private static HistoryLevel deskHistory() throws ReflectiveOperationException {
		Constructor<?> constructor = Class.forName("io.stagedesk.workflow.DeskHistoryLevel").getDeclaredConstructor();
		constructor.setAccessible(true);
		return (HistoryLevel) constructor.newInstance();
	}

	private static List<Path> files() throws IOException {
		List<Path> files = new ArrayList<>();
		for (String folder : new String[] { "processes", "forms" }) {
			try (Stream<Path> entries = Files.list(Path.of(folder))) {
				entries.filter((file) -> file.toString().matches(".*\\.(bpmn|dmn|form)")).sorted().forEach(files::add);
			}
		}
		return files;
	}

	/** Delegates and helpers by any name, so that the models run without StageDesk. */
	private static final class Stubs extends AbstractMap<Object, Object> {

		private static final Set<String> HELPERS = Set.of("ticket", "timing", "clock", "escalation", "dispute",
				"survey");

		private static final JavaDelegate NOTHING = (execution) -> {
		};

		private static final JavaDelegate PROMISES = (execution) -> {
			RuntimeService runtime = execution.getProcessEngineServices().getRuntimeService();
			for (String target : new String[] { "FIRST_RESPONSE", "RESOLUTION" }) {
				runtime.startProcessInstanceByKey("sla-clock", execution.getProcessBusinessKey() + '/' + target + "/1");
			}
		};

		private static final Helper HELPER = new Helper();

		@Override
		public boolean containsKey(Object key) {
			return true;
		}

		@Override
		public Object get(Object key) {
			if (HELPERS.contains(key)) {
				return HELPER;
			}
			return "makePromise".equals(key) ? PROMISES : NOTHING;
		}

		@Override
		public Set<Map.Entry<Object, Object>> entrySet() {
			return Set.of();
		}

	}

	/** Answers the models' questions as a ticket that waits in the queue would. */
	public static final class Helper {

		public boolean assigned(DelegateExecution execution) {
			return false;
		}

		public boolean offered(DelegateExecution execution) {
			return false;
		}

		public String team(DelegateExecution execution) {
			return "payments";
		}

		public Date wakeAt(DelegateExecution execution) {
			return Date.from(Instant.now().plus(Duration.ofHours(4)));
		}

	}

}
