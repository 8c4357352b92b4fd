package io.stagedesk.sla;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.stagedesk.DeskTest;
import io.stagedesk.api.DatabaseFailures;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.ticket.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DeskTest
class PoliciesTests {

	private static final AtomicInteger NEXT = new AtomicInteger();

	@Autowired
	Policies policies;

	@Autowired
	BuiltInPolicies builtIn;

	@Autowired
	PolicyRows rows;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	JdbcClient jdbc;

	@ParameterizedTest
	@CsvSource({ "default, P0, 15 CALENDAR_MINUTES, 240 CALENDAR_MINUTES",
			"default, P1, 60 CALENDAR_MINUTES, 1440 CALENDAR_MINUTES",
			"default, P2, 240 BUSINESS_MINUTES, 5 BUSINESS_DAYS", "default, P3, 1440 CALENDAR_MINUTES,",
			"vip, P0, 15 CALENDAR_MINUTES, 240 CALENDAR_MINUTES", "vip, P1, 15 CALENDAR_MINUTES, 1440 CALENDAR_MINUTES",
			"vip, P2, 60 CALENDAR_MINUTES, 5 BUSINESS_DAYS", "vip, P3, 240 BUSINESS_MINUTES," })
	void promisesFromTheFirstStartOn(String key, Priority priority, String firstResponse, String resolution) {
		PolicySpec spec = this.policies.at(key, 1).spec();
		assertThat(spec.calendar()).isEqualTo("office");
		assertThat(goal(spec, priority, Target.FIRST_RESPONSE)).isEqualTo(firstResponse);
		assertThat(goal(spec, priority, Target.RESOLUTION)).isEqualTo(resolution);
		assertThat(spec.goal(priority, Target.UPDATE)).isEmpty();
	}

	@Test
	void keepsWhatWasMadeOfTheBuiltInOnes() {
		String key = newKey();
		this.builtIn.provide(key, "Built in", spec(7).goals());
		Policy changed = this.policies.put(key, "Ours", spec(8), Optional.of(1), "mona");
		this.builtIn.provide(key, "Built in", spec(7).goals());
		assertThat(this.policies.get(key)).isEqualTo(changed);
	}

	@Test
	void isTheSameAfterAnotherStart() {
		List<Policy> before = this.policies.all();
		this.builtIn.afterSingletonsInstantiated();
		assertThat(this.policies.all()).isEqualTo(before);
		assertThat(this.policies.versions(Policies.DEFAULT)).last()
			.satisfies((version) -> assertThat(version.createdBy()).isEqualTo("system"));
	}

	@Test
	void letsTwoNodesBeginAtOnce() throws Exception {
		String key = newKey();
		Map<Priority, Map<Target, Goal>> goals = spec(7).goals();
		assertThat(together(() -> {
			this.builtIn.provide(key, "Built in", goals);
			return key;
		})).isEmpty();
		assertThat(this.policies.versions(key)).hasSize(1);
	}

	@Test
	void keepsEveryVersion() {
		String key = newKey();
		Policy first = this.policies.put(key, "One", spec(1), Optional.empty(), "mona");
		Policy second = this.policies.put(key, "Two", spec(2), Optional.of(1), "ada");
		assertThat(first).isEqualTo(new Policy(key, "One", 1, spec(1)));
		assertThat(second).isEqualTo(new Policy(key, "Two", 2, spec(2)));
		assertThat(this.policies.at(key, 1)).isEqualTo(first);
		assertThat(this.policies.at(key, 2)).isEqualTo(second);
		assertThat(this.policies.find(key)).hasValue(second);
		assertThat(this.policies.all()).contains(second).doesNotContain(first);
		assertThat(this.policies.versions(key)).extracting(PolicyVersion::createdBy).containsExactly("ada", "mona");
	}

	@Test
	void makesNoNewVersionOfTheSame() {
		String key = newKey();
		this.policies.put(key, "One", spec(1), Optional.empty(), "mona");
		Policy again = this.policies.put(key, "One", spec(1), Optional.of(1), "ada");
		assertThat(again.version()).isEqualTo(1);
		assertThat(this.policies.put(key, "Other", spec(1), Optional.of(1), "ada").version()).isEqualTo(2);
	}

	@Test
	void refusesAStaleVersion() {
		String key = newKey();
		assertThatExceptionOfType(StalePolicyException.class)
			.isThrownBy(() -> this.policies.put(key, "One", spec(1), Optional.of(1), "mona"));
		this.policies.put(key, "One", spec(1), Optional.of(0), "mona");
		this.policies.put(key, "One", spec(2), Optional.of(1), "mona");
		assertThatExceptionOfType(StalePolicyException.class)
			.isThrownBy(() -> this.policies.put(key, "One", spec(3), Optional.of(1), "ada"));
		assertThat(this.policies.get(key).version()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Default", "a b", "a/b", "ä", "12345678901234567890123456789012345678901" })
	void refusesAKeyThatIsNone(String key) {
		assertThatExceptionOfType(FieldErrorsException.class)
			.isThrownBy(() -> this.policies.put(key, "One", spec(1), Optional.empty(), "mona"))
			.satisfies((refusal) -> assertThat(refusal.errors()).extracting("field").containsExactly("key"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "unheard-of", "\u0000", "Default" })
	void knowsNoOther(String key) {
		assertThat(this.policies.find(key)).isEmpty();
		assertThatExceptionOfType(PolicyNotFoundException.class).isThrownBy(() -> this.policies.get(key));
		assertThatExceptionOfType(PolicyNotFoundException.class).isThrownBy(() -> this.policies.at(key, 1));
		assertThatExceptionOfType(PolicyNotFoundException.class).isThrownBy(() -> this.policies.versions(key));
	}

	@Test
	void letsOneOfTwoWritersWin() throws Exception {
		String key = newKey();
		this.policies.put(key, "One", spec(1), Optional.empty(), "mona");
		for (int round = 1; round <= 10; round++) {
			int seen = round;
			AtomicInteger goal = new AtomicInteger(round * 100);
			List<Throwable> lost = together(
					() -> this.policies.put(key, "One", spec(goal.incrementAndGet()), Optional.of(seen), "mona"));
			assertThat(lost).singleElement().isInstanceOf(StalePolicyException.class);
			assertThat(this.policies.get(key).version()).isEqualTo(round + 1);
		}
	}

	@Test
	void letsOneOfTwoFirstWritersWin() throws Exception {
		for (int round = 1; round <= 10; round++) {
			String key = newKey();
			AtomicInteger goal = new AtomicInteger();
			List<Throwable> lost = together(
					() -> this.policies.put(key, "One", spec(goal.incrementAndGet()), Optional.of(0), "mona"));
			assertThat(lost).singleElement()
				.matches((failure) -> failure instanceof StalePolicyException || DatabaseFailures.isLostRace(failure));
			assertThat(this.policies.versions(key)).hasSize(1);
		}
	}

	@Test
	void doesNotAskTheDatabaseForEveryTicket() {
		String key = newKey();
		Policy first = this.policies.put(key, "One", spec(1), Optional.empty(), "mona");
		assertThat(this.policies.find(key)).hasValue(first);
		this.jdbc.sql("update sla_policy_version set name = 'behind its back' where key_ = ?").param(key).update();
		assertThat(this.policies.find(key)).hasValue(first);
		assertThat(this.policies.at(key, 1).name()).isEqualTo("behind its back");
		this.jdbc.sql("update sla_policy_version set name = 'again' where key_ = ?").param(key).update();
		assertThat(this.policies.at(key, 1).name()).isEqualTo("behind its back");
		assertThat(this.policies.get(key).name()).isEqualTo("again");
	}

	@Test
	void remembersNothingThatWasTakenBack() {
		String key = newKey();
		Policy first = this.policies.put(key, "One", spec(1), Optional.empty(), "mona");
		assertThat(this.policies.find(key)).hasValue(first);
		this.transaction.executeWithoutResult((status) -> {
			Policy second = this.policies.put(key, "Two", spec(2), Optional.empty(), "mona");
			assertThat(this.policies.find(key)).hasValue(second);
			assertThat(this.policies.at(key, 2)).isEqualTo(second);
			status.setRollbackOnly();
		});
		assertThat(this.policies.find(key)).hasValue(first);
		assertThatExceptionOfType(PolicyNotFoundException.class).isThrownBy(() -> this.policies.at(key, 2));
		Policy other = this.policies.put(key, "Other", spec(3), Optional.of(1), "mona");
		assertThat(this.policies.at(key, 2)).isEqualTo(other);
	}

	/** Does it twice at the same moment; answers what failed. */
	private static List<Throwable> together(Callable<?> work) throws Exception {
		CyclicBarrier start = new CyclicBarrier(2);
		List<Throwable> failures = new ArrayList<>();
		ExecutorService both = Executors.newFixedThreadPool(2);
		try {
			Callable<Object> one = () -> {
				start.await();
				return work.call();
			};
			for (Future<Object> done : both.invokeAll(List.of(one, one))) {
				try {
					done.get();
				}
				catch (ExecutionException ex) {
					failures.add(ex.getCause());
				}
			}
		}
		finally {
			both.shutdown();
		}
		return failures;
	}

	private static String goal(PolicySpec spec, Priority priority, Target target) {
		return spec.goal(priority, target).map((goal) -> goal.value() + " " + goal.unit()).orElse(null);
	}

	private static PolicySpec spec(int minutes) {
		return new PolicySpec("office", CalendarSource.POLICY, PolicyReader.PAUSE_ON, 75,
				Map.of(Priority.P1, Map.of(Target.RESOLUTION, new Goal(minutes, GoalUnit.CALENDAR_MINUTES))),
				PolicyReader.LADDER);
	}

	private static String newKey() {
		return "policies-" + NEXT.incrementAndGet();
	}

}
