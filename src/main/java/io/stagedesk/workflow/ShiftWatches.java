package io.stagedesk.workflow;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.stagedesk.api.DatabaseFailures;
import io.stagedesk.staff.roster.Rosters;
import io.stagedesk.staff.roster.Shift;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has one process wait for the end of each shift that another one follows. Every node
 * looks twice a minute whether shifts or calendars have changed; a row for each shift
 * sees to it that there is one process, however many nodes look.
 */
@Service
public class ShiftWatches {

	private static final Logger log = LoggerFactory.getLogger(ShiftWatches.class);

	/** A shift that never ends is looked at again after this. */
	private static final Duration FAR = Duration.ofDays(30);

	private final JdbcClient jdbc;

	private final Rosters rosters;

	private final RuntimeService runtime;

	private final ModelVersions versions;

	private final WorkflowSettings settings;

	private final Clock clock;

	private final TransactionTemplate each;

	ShiftWatches(JdbcClient jdbc, Rosters rosters, RuntimeService runtime, ModelVersions versions,
			WorkflowSettings settings, Clock clock, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.rosters = rosters;
		this.runtime = runtime;
		this.versions = versions;
		this.settings = settings;
		this.clock = clock;
		this.each = new TransactionTemplate(transactions);
	}

	@Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT5S")
	void sweep() {
		if (this.settings.timers()) {
			look();
		}
	}

	/**
	 * Begins watching what is not watched, and wakes what waits for another instant now.
	 */
	public void look() {
		Map<String, Instant> known = known();
		Set<String> all = new HashSet<>(known.keySet());
		this.rosters.shifts().stream().map(Shift::key).filter(this::isWatched).forEach(all::add);
		for (String shift : all) {
			try {
				this.each.executeWithoutResult((status) -> look(shift, known.get(shift)));
			}
			catch (RuntimeException ex) {
				if (!DatabaseFailures.isLostRace(ex)) {
					log.warn("The shift {} is not watched: {}", shift, ex.toString());
				}
			}
		}
	}

	private void look(String shift, Instant until) {
		if (until == null) {
			this.jdbc.sql("insert into shift_watch (shift, process_id, ends_at, was_open) values (?, '', ?, false)")
				.params(shift, Timestamp.from(nextEnd(shift)))
				.update();
			again(shift);
		}
		else if (!isWatched(shift) || !until.equals(nextEnd(shift))) {
			wake(shift);
		}
	}

	/** Where the process is gone, somebody has ended it by hand: a new one begins. */
	private void wake(String shift) {
		int told = EngineCall.get(() -> this.runtime.createMessageCorrelation(ProcessKeys.SHIFT_CHANGED)
			.processInstanceBusinessKey(BusinessKeys.ofShift(shift))
			.correlateAllWithResult()
			.size());
		boolean gone = told == 0 && this.runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(BusinessKeys.ofShift(shift))
			.count() == 0;
		if (gone) {
			forget(shift);
		}
	}

	/** Reads anew when the shift ends. */
	@Transactional
	public void read(String shift) {
		this.jdbc.sql("update shift_watch set ends_at = ?, was_open = ? where shift = ?")
			.params(Timestamp.from(nextEnd(shift)), this.rosters.isOpen(shift, this.clock.instant()), shift)
			.update();
	}

	/** When the shift ends, as it was read last. */
	@Transactional(readOnly = true)
	public Instant endsAt(String shift) {
		return this.jdbc.sql("select ends_at from shift_watch where shift = ?")
			.param(shift)
			.query(Timestamp.class)
			.single()
			.toInstant();
	}

	/**
	 * Whether that instant is over and was an end; or the shift, open when it was read,
	 * is not open any more.
	 */
	@Transactional(readOnly = true)
	public boolean hasEnded(String shift) {
		Instant end = endsAt(shift);
		Instant now = this.clock.instant();
		boolean over = !now.isBefore(end) && !this.rosters.isOpen(shift, end)
				&& this.rosters.isOpen(shift, end.minusMillis(1));
		return over || (wasOpen(shift) && !this.rosters.isOpen(shift, now));
	}

	private boolean wasOpen(String shift) {
		return this.jdbc.sql("select was_open from shift_watch where shift = ?")
			.param(shift)
			.query(Boolean.class)
			.single();
	}

	/** Whether another shift goes on after this one. */
	public boolean isWatched(String shift) {
		return this.rosters.shift(shift).filter((one) -> one.nextShift() != null).isPresent();
	}

	/** Waits for the next end by a process of the latest release. */
	@Transactional
	public void again(String shift) {
		String process = EngineCall
			.get(() -> this.runtime.startProcessInstanceById(this.versions.latest(ProcessKeys.SHIFT_HANDOVER),
					BusinessKeys.ofShift(shift)))
			.getId();
		this.jdbc.sql("update shift_watch set process_id = ? where shift = ?").params(process, shift).update();
	}

	@Transactional
	public void forget(String shift) {
		this.jdbc.sql("delete from shift_watch where shift = ?").param(shift).update();
	}

	private Map<String, Instant> known() {
		Map<String, Instant> known = new HashMap<>();
		this.jdbc.sql("select shift, ends_at from shift_watch").query((row) -> {
			known.put(row.getString("shift"), row.getTimestamp("ends_at").toInstant());
		});
		return known;
	}

	private Instant nextEnd(String shift) {
		Instant now = this.clock.instant();
		return this.rosters.nextEnd(shift, now)
			.orElseGet(() -> now.plus(FAR).truncatedTo(ChronoUnit.DAYS))
			.truncatedTo(ChronoUnit.MICROS);
	}

}
