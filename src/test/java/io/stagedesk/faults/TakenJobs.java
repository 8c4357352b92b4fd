package io.stagedesk.faults;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The jobs that one node has taken, as the engine's own table tells: their ids, not what
 * comes of them, because breaches are recorded by every node's watch.
 */
final class TakenJobs {

	/** stagedesk.workflow.timer-lock, as it is set by default. */
	static final Duration LOCK = Duration.ofSeconds(30);

	/** So soon after a node's end or standstill its jobs are in other hands. */
	static final Duration REACH = LOCK.plusSeconds(10);

	private static final int FEW = 25;

	private final DeskUnderFault desk;

	private final String owner;

	private TakenJobs(DeskUnderFault desk, String owner) {
		this.desk = desk;
		this.owner = owner;
	}

	/** Gives the only node timers, to learn under which name it takes them. */
	static TakenJobs ofTheOnlyNode(DeskUnderFault desk, Traffic traffic) throws SQLException {
		DueBreaches few = DueBreaches.make(desk, traffic, FEW, Duration.ofSeconds(1), Duration.ZERO);
		Set<String> owners = new TreeSet<>();
		await().pollInterval(Duration.ofMillis(2)).atMost(Duration.ofSeconds(30)).until(() -> {
			owners.addAll(desk.texts("select distinct lock_owner_ from act_ru_job where lock_owner_ is not null"));
			return !owners.isEmpty() && few.called() == few.count();
		});
		if (owners.size() != 1) {
			throw new IllegalStateException("One node takes jobs under the names " + owners);
		}
		return new TakenJobs(desk, owners.iterator().next());
	}

	/** Waits until so much of what is held back is in its hands. */
	void awaitMany(int many) {
		await().pollInterval(Duration.ofMillis(10))
			.atMost(Duration.ofSeconds(30))
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(now()).hasSizeGreaterThanOrEqualTo(many));
	}

	/** What is in its hands, so that nobody else may take it. */
	Set<String> now() throws SQLException {
		return new TreeSet<>(this.desk.texts("select id_ from act_ru_job where lock_owner_ = '" + this.owner
				+ "' and lock_exp_time_ > now() at time zone 'UTC'"));
	}

	/**
	 * Waits until none of them is in this node's hands any more.
	 * @param begin when it ended or stood still
	 * @return how long that took
	 */
	Duration untilTakenOver(Set<String> jobs, long begin) {
		return until("lock_owner_ = '" + this.owner + "' and " + among(jobs), begin);
	}

	/** The same until all of them are done. */
	Duration untilDone(Set<String> jobs, long begin) {
		return until(among(jobs), begin);
	}

	/** When it fails it tells what the engine knows of those that are left. */
	private Duration until(String condition, long begin) {
		String left = "select concat_ws(' ', id_, type_, handler_type_, duedate_, retries_, lock_owner_, "
				+ "lock_exp_time_, exception_msg_) from act_ru_job where " + condition;
		await().pollInterval(Duration.ofMillis(100))
			.atMost(REACH)
			.untilAsserted(() -> assertThat(this.desk.texts(left)).isEmpty());
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	private static String among(Set<String> jobs) {
		return "id_ in ('" + String.join("','", jobs) + "')";
	}

}
