package io.stagedesk.workflow.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.workflow.incident.IncidentRows.FailedJob;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Failed jobs of the engine, and another try; who tried is kept. */
@Service
public class Incidents {

	private static final int AT_ONCE = 100;

	private static final int MOST = 1000;

	private static final int LONGEST = 300;

	private final IncidentRows rows;

	private final ModelNames names;

	private final ManagementService engine;

	private final AdminEvents history;

	private final Clock clock;

	private final TransactionTemplate outside;

	Incidents(IncidentRows rows, ModelNames names, ManagementService engine, AdminEvents history, Clock clock,
			PlatformTransactionManager transactions) {
		this.rows = rows;
		this.names = names;
		this.engine = engine;
		this.history = history;
		this.clock = clock;
		this.outside = new TransactionTemplate(transactions);
		this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
	}

	/** The longest stopped first, or what is tried next. */
	@Transactional(readOnly = true)
	public Slice<Incident> list(IncidentState state, Optional<Cursor> after, int limit) {
		return Slice
			.of(this.rows.list(state, after, limit + 1), limit, (last) -> new Cursor(last.at(), last.id()).toString())
			.map(this::incident);
	}

	/** Where jobs have stopped, the most at one place first. */
	@Transactional(readOnly = true)
	public List<Kind> kinds() {
		return this.rows.kinds()
			.stream()
			.map((row) -> new Kind(row.process(), this.names.process(row.definition(), row.process()), row.activity(),
					this.names.activity(row.definition(), row.activity()), row.jobs(), row.since()))
			.toList();
	}

	/**
	 * Tries a job at once, and waits for what comes of it.
	 * @throws IncidentNotFoundException where it has not failed, or is done (404)
	 */
	@Transactional
	public Retry retry(String job, Viewer viewer) {
		Incident incident = this.rows.find(job).map(this::incident).orElseThrow(IncidentNotFoundException::new);
		Retry retry = this.outside.execute((status) -> attempt(incident));
		this.history.keep(viewer.login(), AdminAct.INCIDENT_RETRIED,
				incident.ticket().isEmpty() ? incident.process() : incident.ticket(), Map.of("process",
						incident.process(), "activity", incident.activity(), "done", String.valueOf(retry.done())));
		return retry;
	}

	private Retry attempt(Incident incident) {
		try {
			this.engine.executeJob(incident.id());
			return new Retry(incident, true, "");
		}
		catch (OptimisticLockingException ex) {
			throw new OptimisticLockingFailureException("Somebody else was faster", ex);
		}
		catch (RuntimeException ex) {
			return new Retry(incident, false, firstLine(String.valueOf(ex.getMessage())));
		}
	}

	/** Has the engine try all jobs of a kind, each once more; a thousand at most. */
	@Transactional
	public KindRetry retryAll(String process, String activity, Viewer viewer) {
		Instant begin = this.clock.instant();
		int retried = 0;
		for (List<String> some = some(process, activity, begin); !some.isEmpty()
				&& retried < MOST; some = some(process, activity, begin)) {
			List<String> jobs = some;
			this.outside.executeWithoutResult((status) -> release(jobs));
			retried += jobs.size();
		}
		int left = this.rows.stopped(process, activity, begin, MOST).size();
		this.history.keep(viewer.login(), AdminAct.INCIDENTS_RETRIED, process,
				Map.of("activity", activity, "jobs", String.valueOf(retried)));
		return new KindRetry(retried, left);
	}

	private List<String> some(String process, String activity, Instant begin) {
		return this.rows.stopped(process, activity, begin, AT_ONCE);
	}

	/** What failed was put off by up to an hour; the next try is due at once. */
	private void release(List<String> jobs) {
		try {
			this.engine.setJobRetries(1).jobIds(jobs).dueDate(Date.from(this.clock.instant())).execute();
		}
		catch (OptimisticLockingException ex) {
			throw new OptimisticLockingFailureException("Somebody else was faster", ex);
		}
	}

	private Incident incident(FailedJob job) {
		return new Incident(job.id(), job.state(), ticket(job.businessKey()), job.process(),
				this.names.process(job.definition(), job.process()), job.activity(),
				this.names.activity(job.definition(), job.activity()), job.at(), firstLine(job.error()));
	}

	private static String ticket(String businessKey) {
		return TicketNumber.parse(businessKey.replaceFirst("/.*", "")).map(TicketNumber::toString).orElse("");
	}

	static String firstLine(String text) {
		String line = text.strip().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ");
		return (line.length() <= LONGEST) ? line
				: line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST - 1))) + "…";
	}

}
