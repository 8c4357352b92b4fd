package io.stagedesk.workflow.process;

import java.time.Duration;
import java.util.List;

import io.stagedesk.ticket.TicketSnapshot;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the engine remembers goes when its time is over; what the desk keeps stays. */
class HistoryCleanUpTests extends ProcessTests {

	@Autowired
	HistoryService history;

	@Autowired
	ManagementService engine;

	@Autowired
	RepositoryService repository;

	@Autowired
	JdbcClient jdbc;

	@Test
	void forgetsAFinishedProcessAfterItsTimeAndNothingElse() {
		TicketSnapshot old = aFinishedTicket();
		this.time.skip(Duration.ofDays(100));
		TicketSnapshot young = aFinishedTicket();
		TicketSnapshot open = this.fixtures.aTicket();
		int events = this.tickets.events(old.number(), this.mona).size();
		this.time.skip(Duration.ofDays(40));
		cleanUp();
		assertThat(processes(old)).as("180 days are not over").isPositive();
		this.time.skip(Duration.ofDays(40));
		cleanUp();
		assertThat(processes(old)).isZero();
		assertThat(orphans()).as("activities of forgotten processes").isZero();
		assertThat(processes(young)).isPositive();
		assertThat(processes(open)).isPositive();
		assertThat(this.tickets.find(old.number(), this.mona).number()).isEqualTo(old.number());
		assertThat(this.tickets.events(old.number(), this.mona)).hasSize(events);
	}

	@Test
	void cleansUpByItselfAtNight() {
		List<Job> jobs = this.history.findHistoryCleanupJobs();
		assertThat(jobs).isNotEmpty().allMatch((job) -> !job.isSuspended() && job.getRetries() > 0);
	}

	@Test
	void knowsOfEachModelHowLongItIsRemembered() {
		assertThat(this.repository.createProcessDefinitionQuery().latestVersion().list()).isNotEmpty()
			.allMatch((model) -> model.getHistoryTimeToLive() != null && model.getHistoryTimeToLive() <= 180);
	}

	private TicketSnapshot aFinishedTicket() {
		TicketSnapshot ticket = resolvedTicket();
		this.time.pass(Duration.ofDays(15));
		assertThat(this.history.createHistoricProcessInstanceQuery()
			.processInstanceBusinessKey(ticket.number())
			.unfinished()
			.count()).as("processes that go on").isZero();
		return ticket;
	}

	/** Until nothing goes any more: one round takes so many rows, whoever left them. */
	private void cleanUp() {
		long before;
		do {
			before = remembered();
			this.history.cleanUpHistoryAsync(true);
			this.history.findHistoryCleanupJobs().forEach((job) -> this.engine.executeJob(job.getId()));
		}
		while (remembered() < before);
	}

	private long remembered() {
		return this.history.createHistoricProcessInstanceQuery().count()
				+ this.history.createHistoricActivityInstanceQuery().count();
	}

	private long processes(TicketSnapshot ticket) {
		return this.history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(ticket.number()).count();
	}

	private long orphans() {
		return this.jdbc.sql("""
				select count(*) from ACT_HI_ACTINST a where not exists
				(select 1 from ACT_HI_PROCINST p where p.ID_ = a.PROC_INST_ID_)""").query(Long.class).single();
	}

}
