package io.stagedesk.bench.load;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.stagedesk.bench.Machine;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs Gatling in a process of its own against one desk and brings together what it saw
 * with what the machine did meanwhile.
 */
final class OpenLoad {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final double START_AND_END_SECONDS = 90;

	/** By default the driver would log each request. */
	private static final String LOGGING = """
			<configuration>
			  <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
			    <encoder><pattern>%d %-5level %logger %msg%n</pattern></encoder>
			  </appender>
			  <root level="WARN"><appender-ref ref="console"/></root>
			</configuration>
			""";

	private final Machine machine;

	private final Path folder;

	private int runs;

	private int created;

	private int unanswered;

	OpenLoad(Machine machine, Path folder) {
		this.machine = machine;
		this.folder = folder.toAbsolutePath();
	}

	/**
	 * Runs all phases.
	 * @param room the desk
	 * @param phases one after the other
	 * @return a step for each phase in which something was asked, but for warming up
	 */
	List<Step> run(Room room, List<Phase> phases) throws Exception {
		this.runs++;
		Path outcomes = this.folder.resolve("outcomes-" + this.runs + ".json");
		Plan plan = new Plan(room.port(), room.logIn(), room.anyTickets(this.folder).toString(),
				room.queuedTickets(this.folder).toString(), room.takenTickets(this.folder).toString(),
				outcomes.toString(), phases);
		Path file = this.folder.resolve("plan-" + this.runs + ".json");
		plan.write(file);
		Files.deleteIfExists(outcomes);
		try (Usages usages = new Usages(this.machine)) {
			drive(file, plan.seconds());
			List<Outcome> all = List.of(JSON.readValue(outcomes, Outcome[].class));
			count(all);
			return steps(phases, all, usages);
		}
	}

	private void count(List<Outcome> outcomes) {
		for (Outcome outcome : outcomes) {
			if (outcome.operation() == Operation.CREATE) {
				this.created += outcome.succeeded();
				this.unanswered += outcome.broken();
			}
		}
	}

	/** Creates that the desk has acknowledged in all runs. */
	int created() {
		return this.created;
	}

	/** Creates of which nobody knows whether they were done. */
	int unanswered() {
		return this.unanswered;
	}

	private void drive(Path plan, double seconds) throws IOException, InterruptedException {
		Path log = this.folder.resolve("gatling-" + this.runs + ".log");
		Process gatling = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx512m", "-XX:+UseParallelGC", "--add-opens=java.base/java.lang=ALL-UNNAMED",
				"-Dlogback.configurationFile=" + Files.writeString(this.folder.resolve("logback.xml"), LOGGING),
				"-Dgatling.netty.useNativeTransport=false", "-Dgatling.ssl.useOpenSsl=false",
				"-Dgatling.data.writers.0=console", "-Dgatling.http.requestTimeout=30000",
				"-D" + DeskSimulation.PLAN + '=' + plan, "-cp", classPath(), "io.gatling.app.Gatling", "--simulation",
				DeskSimulation.class.getName(), "--results-folder", this.folder.resolve("gatling").toString(),
				"--no-reports")
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		this.machine.watch("gatling", gatling.pid());
		try {
			if (!gatling.waitFor(Math.round((seconds + START_AND_END_SECONDS) * 1000), TimeUnit.MILLISECONDS)) {
				throw new IllegalStateException("The driver does not end, see " + log);
			}
			if (gatling.exitValue() != 0) {
				throw new IllegalStateException("The driver failed, see " + log);
			}
		}
		finally {
			gatling.destroyForcibly();
			this.machine.forget("gatling");
		}
	}

	/** Absolute, as Maven may hand it over in a manifest. */
	private static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
			.replace("::", File.pathSeparator);
	}

	private static List<Step> steps(List<Phase> phases, List<Outcome> outcomes, Usages usages) {
		List<Step> steps = new ArrayList<>();
		for (int number = 0; number < phases.size(); number++) {
			int place = number;
			List<Outcome> some = outcomes.stream().filter((one) -> one.phase() == place).toList();
			if (!some.isEmpty() && !phases.get(number).name().equals(Phase.WARM_UP)) {
				long begin = some.stream().mapToLong(Outcome::begin).min().orElseThrow();
				long end = some.stream().mapToLong(Outcome::end).max().orElseThrow();
				steps.add(new Step(phases.get(number), some, usages.between(begin, end)));
			}
		}
		return steps;
	}

}
