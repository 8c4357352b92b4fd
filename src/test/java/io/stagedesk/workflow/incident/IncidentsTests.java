package io.stagedesk.workflow.incident;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class IncidentsTests {

	private static final String TIMER = "intermediateCatchEvent_reopenWindowOver";

	private static final String KIND = "{\"process\":\"ticket-closure\",\"activity\":\"%s\"}".formatted(TIMER);

	@Autowired
	Api api;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ManagementService engine;

	private ProcessEngineConfigurationImpl configuration;

	@Autowired
	void configure(ProcessEngine processEngine) {
		this.configuration = (ProcessEngineConfigurationImpl) processEngine.getProcessEngineConfiguration();
	}

	private final List<String> broken = new ArrayList<>();

	@AfterEach
	void mend() {
		this.broken.forEach((job) -> {
			mend(job);
			if (this.engine.createJobQuery().jobId(job).count() == 1) {
				this.engine.executeJob(job);
			}
		});
	}

	@Test
	void saysWhichTicketHangsWhereAndWhy() {
		String number = aResolvedTicket();
		String job = stopped(number);
		JsonNode one = listed(job, "STOPPED");
		assertThat(one.path("ticket").asString()).isEqualTo(number);
		assertThat(one.path("process").asString()).isEqualTo("ticket-closure");
		assertThat(one.path("processName").asString()).isEqualTo("Ticket closure");
		assertThat(one.path("activity").asString()).isEqualTo(TIMER);
		assertThat(one.path("activityName").asString()).isEqualTo("Reopen window over");
		assertThat(one.path("error").asString()).contains("intermediate event activity").doesNotContain("\n");
		assertThat(one.path("stoppedAt").asString()).isNotEmpty();
		String page = this.api.get("ada", "/admin/incidents").body();
		assertThat(page).contains("/desk/tickets/" + number, "Ticket closure", "Reopen window over");
		assertThat(this.api.get("ada", "/admin/incidents?lang=zh-CN").body()).contains("流程异常", number)
			.doesNotContain("Ticket closure");
	}

	@Test
	void listsWhatIsTriedAgainByItselfApart() {
		String job = job(aResolvedTicket());
		breakDown(job);
		fail(job);
		assertThat(listed(job, "RETRYING").path("nextTryAt").asString()).isNotEmpty();
		assertThat(numbers("STOPPED")).doesNotContain(job);
		assertThat(this.api.get("ada", "/admin/incidents?state=RETRYING").body()).contains(job);
	}

	/** It says nothing about the job; others cost a try, and the next one comes later. */
	@Test
	void costsNoTryWhenTheDatabaseIsAway() {
		String job = job(aResolvedTicket());
		Job before = this.engine.createJobQuery().jobId(job).singleResult();
		failed(job, new DataAccessResourceFailureException("gone", new SQLException("gone", "08006")));
		Job after = this.engine.createJobQuery().jobId(job).singleResult();
		assertThat(after.getRetries()).isEqualTo(before.getRetries());
		assertThat(after.getDuedate()).isEqualTo(before.getDuedate());
		assertThat(after.getExceptionMessage()).isNull();
		failed(job, new IllegalStateException("broken"));
		assertThat(listed(job, "RETRYING").path("error").asString()).isEqualTo("broken");
	}

	private void failed(String job, Exception failure) {
		this.configuration.getCommandExecutorTxRequired()
			.execute(this.configuration.getFailedJobCommandFactory().getCommand(job, failure));
	}

	@Test
	void triesOneAgainAndSaysWhatCameOfIt() {
		String number = aResolvedTicket();
		String job = stopped(number);
		String since = listed(job, "STOPPED").path("stoppedAt").asString();
		JsonNode again = this.api.post("ada", "/api/v1/incidents/%s/retry".formatted(job), null).json();
		assertThat(again.path("done").asBoolean()).isFalse();
		assertThat(again.path("error").asString()).contains("intermediate event activity");
		assertThat(listed(job, "STOPPED").path("stoppedAt").asString()).as("since when it has stopped")
			.isEqualTo(since);
		mend(job);
		JsonNode done = this.api.post("ada", "/api/v1/incidents/%s/retry".formatted(job), null).json();
		assertThat(done.path("done").asBoolean()).isTrue();
		assertThat(done.path("ticket").asString()).isEqualTo(number);
		assertThat(this.api.get("mona", "/api/v1/tickets/" + number).json().path("status").asString())
			.isEqualTo("CLOSED");
		assertThat(numbers("STOPPED")).doesNotContain(job);
		assertThat(this.jdbc.sql("select count(*) from ACT_RU_INCIDENT where CONFIGURATION_ = ?")
			.param(job)
			.query(Integer.class)
			.single()).isZero();
		assertThat(this.api.post("ada", "/api/v1/incidents/%s/retry".formatted(job), null).status()).isEqualTo(404);
	}

	@Test
	void triesOneAgainOnThePage() {
		String number = aResolvedTicket();
		String job = stopped(number);
		Answer failed = form("", "job=" + job);
		assertThat(failed.header("location")).contains("came=FAILED", "ticket=" + number);
		assertThat(this.api.get("ada", failed.header("location").replaceFirst("https?://[^/]+", "")).body())
			.contains(number + ": it failed again");
		mend(job);
		assertThat(form("", "job=" + job).header("location")).contains("came=DONE");
		assertThat(form("", "job=" + job).status()).as("it is done").isEqualTo(404);
		assertThat(this.api.get("ada", "/admin/events").body()).contains("Failed job tried again", number);
	}

	@Test
	void triesAllOfAKindAgain() {
		List<String> jobs = List.of(stopped(aResolvedTicket()), stopped(aResolvedTicket()));
		JsonNode kind = kinds().stream()
			.filter((one) -> one.path("activity").asString().equals(TIMER))
			.findFirst()
			.orElseThrow();
		assertThat(kind.path("jobs").asInt()).isEqualTo(2);
		mend(jobs.get(0));
		JsonNode tried = this.api.post("ada", "/api/v1/incidents/retry", KIND).json();
		assertThat(tried.path("retried").asInt()).isEqualTo(2);
		assertThat(tried.path("left").asInt()).isZero();
		assertThat(numbers("STOPPED")).doesNotContainAnyElementsOf(jobs);
		assertThat(jobs).as("due now, not in an hour")
			.allSatisfy((job) -> assertThat(this.engine.createJobQuery().jobId(job).executable().count()).isOne());
		this.engine.executeJob(jobs.get(0));
		fail(jobs.get(1));
		assertThat(numbers("STOPPED")).as("what failed again comes back at once")
			.contains(jobs.get(1))
			.doesNotContain(jobs.get(0));
		Answer page = form("/kind", "process=ticket-closure&activity=" + TIMER);
		assertThat(page.header("location")).contains("came=HANDED_ON", "jobs=1");
		assertThat(this.api.get("ada", "/admin/incidents?came=HANDED_ON&jobs=1").body())
			.contains("Jobs that are tried again now: 1.");
		assertThat(this.api.get("ada", "/admin/events").body()).contains("Failed jobs of a kind tried again");
	}

	@Test
	void showsAnErrorAsTextAndNotAllOfIt() {
		String job = stopped(aResolvedTicket());
		this.jdbc.sql("update ACT_RU_JOB set EXCEPTION_MSG_ = ? where ID_ = ?")
			.params("<script>alert(1)</script>" + "x".repeat(2000) + "\nsecret", job)
			.update();
		assertThat(listed(job, "STOPPED").path("error").asString()).hasSize(300).endsWith("…");
		assertThat(this.api.get("ada", "/admin/incidents").body()).contains("&lt;script&gt;alert(1)")
			.doesNotContain("<script>alert", "secret");
	}

	@Test
	void pagesByKey() {
		List<String> jobs = List.of(stopped(aResolvedTicket()), stopped(aResolvedTicket()), stopped(aResolvedTicket()));
		List<String> read = new ArrayList<>();
		String cursor = "";
		do {
			JsonNode page = this.api.get("ada", "/api/v1/incidents?limit=1&cursor=" + cursor).json();
			page.path("items").forEach((one) -> read.add(one.path("id").asString()));
			cursor = page.path("next").asString("");
		}
		while (!cursor.isEmpty());
		assertThat(read).doesNotHaveDuplicates().containsAll(jobs);
	}

	@ParameterizedTest
	@ValueSource(strings = { "?state=x", "?limit=0", "?cursor=x" })
	void namesWhatItCannotRead(String query) {
		Answer answer = this.api.get("ada", "/api/v1/incidents" + query);
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.fields()).isNotEmpty();
	}

	@Test
	void isForAdministrators() {
		assertThat(this.api.get("mona", "/admin/incidents").status()).isEqualTo(403);
		assertThat(this.api.get("paul", "/admin/incidents").status()).isEqualTo(403);
		assertThat(this.api.post("ada", "/api/v1/incidents/retry", "{\"process\":\"\"}").fields())
			.containsExactlyInAnyOrder("process", "activity");
		assertThat(this.api.get("ada", "/admin/incidents?came=DONE&ticket=%3Cb%3E").body())
			.contains("The job: it went through");
	}

	@Test
	void countsIncidentsAndLatenessAsMetrics() {
		String before = metric("stagedesk_engine_incidents");
		assertThat(before).isNotEmpty();
		assertThat(metric("stagedesk_engine_timer_lateness_seconds")).isNotEmpty();
		assertThat(metric("stagedesk_promises_open_breaches")).isNotEmpty();
		assertThat(metric("hikaricp_connections_pending")).isNotEmpty();
		assertThat(metric("stagedesk_mail_outbox_oldest_seconds")).isNotEmpty();
	}

	@Test
	void leavesTheLogWithWhatTheRequestIsAbout() {
		String job = stopped(aResolvedTicket());
		mend(job);
		MDC.put("ticket", "SD-1");
		this.engine.executeJob(job);
		assertThat(MDC.get("ticket")).isEqualTo("SD-1");
		MDC.clear();
	}

	private String metric(String name) {
		return this.api.get("app", "/actuator/prometheus")
			.body()
			.lines()
			.filter((line) -> line.startsWith(name))
			.findFirst()
			.orElse("");
	}

	private String aResolvedTicket() {
		String number = this.api.aTicketOf("ana");
		Answer answer = this.api.post("ana", "/api/v1/tickets/%s/resolve".formatted(number), "{\"resolution\":\"r\"}");
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return number;
	}

	private String job(String number) {
		return this.jdbc.sql("""
				select j.ID_ from ACT_RU_JOB j join ACT_RU_EXECUTION p on p.ID_ = j.PROCESS_INSTANCE_ID_
				where p.BUSINESS_KEY_ = ? and j.HANDLER_CFG_ = ?""").params(number, TIMER).query(String.class).single();
	}

	/** A job that has been tried often enough. */
	private String stopped(String number) {
		String job = job(number);
		breakDown(job);
		while (this.engine.createJobQuery().jobId(job).singleResult().getRetries() > 0) {
			fail(job);
		}
		return job;
	}

	private void breakDown(String job) {
		this.broken.add(job);
		configure(job, "nowhere");
	}

	private void mend(String job) {
		configure(job, TIMER);
	}

	private void configure(String job, String activity) {
		this.jdbc.sql("update ACT_RU_JOB set HANDLER_CFG_ = ? where ID_ = ?").params(activity, job).update();
	}

	private void fail(String job) {
		try {
			this.engine.executeJob(job);
		}
		catch (ProcessEngineException ex) {
			return;
		}
		throw new AssertionError("It did not fail");
	}

	private JsonNode listed(String job, String state) {
		return items("/api/v1/incidents?limit=200&state=" + state).stream()
			.filter((one) -> one.path("id").asString().equals(job))
			.findFirst()
			.orElseThrow();
	}

	private List<String> numbers(String state) {
		return items("/api/v1/incidents?limit=200&state=" + state).stream()
			.map((one) -> one.path("id").asString())
			.toList();
	}

	private List<JsonNode> kinds() {
		return items("/api/v1/incidents/kinds");
	}

	private List<JsonNode> items(String path) {
		return StreamSupport.stream(this.api.get("ada", path).json().path("items").spliterator(), false).toList();
	}

	private Answer form(String path, String fields) {
		return this.api.send("POST", "ada", "/admin/incidents" + path,
				URLEncoder.encode(fields, StandardCharsets.UTF_8).replace("%3D", "=").replace("%26", "&"),
				Map.of("Content-Type", "application/x-www-form-urlencoded"));
	}

}
