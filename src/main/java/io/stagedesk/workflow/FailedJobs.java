package io.stagedesk.workflow;

import java.time.Duration;
import java.util.Date;

import io.stagedesk.api.DatabaseFailures;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * What becomes of a job that failed. A database that was away says nothing about the job:
 * it is tried again soon, as often as it takes. All else costs a try.
 */
final class FailedJobs implements FailedJobCommandFactory {

	private static final Duration PAUSE = Duration.ofSeconds(1);

	@Override
	public Command<Object> getCommand(String job, Throwable failure) {
		return DatabaseFailures.isOutage(failure) ? (context) -> rest(context, job)
				: new DefaultJobRetryCmd(job, failure);
	}

	/** Nobody takes it for a moment; when it is due and how often it was tried stays. */
	private static Object rest(CommandContext context, String id) {
		JobEntity job = context.getJobManager().findJobById(id);
		if (job != null) {
			job.setLockOwner(null);
			job.setLockExpirationTime(new Date(ClockUtil.getCurrentTime().getTime() + PAUSE.toMillis()));
		}
		return null;
	}

}
