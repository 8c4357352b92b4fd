package io.stagedesk.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

/**
 * What Gatling runs, in a process of its own: each phase and kind of request is a stream
 * of people who come at random moments, ask once, and go.
 */
public final class DeskSimulation extends Simulation {

	/** The system property that names the file of the plan. */
	static final String PLAN = "load.plan";

	private final Plan plan = Plan.read(Path.of(System.getProperty(PLAN)));

	private final Tally tally = new Tally(this.plan.phases());

	/**
	 * Made by Gatling.
	 */
	public DeskSimulation() {
		Requests requests = new Requests(this.plan.cookies(), lines(this.plan.anyTickets()),
				lines(this.plan.queuedTickets()), lines(this.plan.takenTickets()), this.tally);
		HttpProtocolBuilder protocol = http.baseUrl("http://127.0.0.1:" + this.plan.port())
			.shareConnections()
			.disableCaching()
			.disableFollowRedirect()
			.maxConnectionsPerHost(1000);
		setUp(populations(requests)).protocols(protocol);
	}

	private List<PopulationBuilder> populations(Requests requests) {
		List<PopulationBuilder> populations = new ArrayList<>();
		for (int number = 0; number < this.plan.phases().size(); number++) {
			Phase phase = this.plan.phases().get(number);
			for (Map.Entry<Operation, Double> rate : phase.rates().entrySet()) {
				populations.add(scenario(rate.getKey() + " " + number).exec(requests.chain(number, rate.getKey()))
					.injectOpen(people(phase, rate.getValue())));
			}
		}
		return populations;
	}

	private static List<OpenInjectionStep> people(Phase phase, double rate) {
		OpenInjectionStep coming = constantUsersPerSec(rate).during(millis(phase.seconds())).randomized();
		return (phase.begin() > 0) ? List.of(nothingFor(millis(phase.begin())), coming) : List.of(coming);
	}

	private static Duration millis(double seconds) {
		return Duration.ofMillis(Math.round(seconds * 1000));
	}

	private static List<String> lines(String file) {
		try {
			return Files.readAllLines(Path.of(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void after() {
		this.tally.write(Path.of(this.plan.outcomes()));
	}

}
