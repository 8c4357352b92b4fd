package io.stagedesk.workflow.web.help;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.messaging.MailWriter;
import io.stagedesk.messaging.Outbox;
import io.stagedesk.page.LocalTimes;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.ServiceLevels;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import static org.assertj.core.api.Assertions.assertThat;

/** What requesters are told about time, on their pages and in their mail. */
@DeskTest
class AnnouncedTimeTests {

	private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

	@Autowired
	MockMvc pages;

	@Autowired
	Fixtures fixtures;

	@Autowired
	Tickets tickets;

	@Autowired
	TicketActions actions;

	@Autowired
	ServiceLevels levels;

	@Autowired
	Outbox outbox;

	@Autowired
	MailWriter writer;

	@Autowired
	LocalTimes times;

	@Autowired
	TestTime time;

	@AfterEach
	void backToNow() {
		this.time.backToNow();
	}

	@ParameterizedTest
	@CsvSource({ "en, P0, within 15 minutes", "en, P1, within 1 hour", "en, P2, within 4 working hours",
			"en, P3, within 24 hours", "zh-CN, P1, 我们将在1 小时内答复您", "zh-CN, P2, 我们将在4 个工作小时内答复您" })
	void tellsAtOnceByWhenTheFirstAnswerComes(String language, Priority priority, String said) throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket("payment", priority);
		assertThat(status(ticket, language)).contains(said)
			.contains("datetime=\"" + ticket.firstResponseDueAt() + "\"")
			.contains(this.times.format(ticket.firstResponseDueAt(), VIETNAM, Locale.forLanguageTag(language)));
	}

	@Test
	void mailsWhatThePageSays() {
		TicketSnapshot ticket = this.fixtures.aTicket("payment", Priority.P2);
		String said = "You hear from us within 4 working hours, by "
				+ this.times.format(ticket.firstResponseDueAt(), VIETNAM, Locale.ENGLISH) + ".";
		MailWriter.WrittenMail mail = this.writer.write(this.outbox.of(ticket).get(0));
		assertThat(mail.text()).contains(said);
		assertThat(mail.html()).contains(said);
		assertThat(said).contains("Indochina Time");
	}

	@Test
	void tellsAfterTheFirstAnswerByWhenItIsSolved() throws Exception {
		TicketSnapshot ticket = answered(Priority.P1);
		assertThat(status(ticket, "en")).contains("We plan to solve it by")
			.contains("datetime=\"" + ticket.resolutionDueAt() + "\"")
			.doesNotContain("You hear from us");
	}

	@Test
	void promisesNothingMoreToAQuestionThatIsAnswered() throws Exception {
		assertThat(status(answered(Priority.P3), "en")).doesNotContain("class=\"told");
	}

	@Test
	void announcesNoSolutionThatIsPromisedNoMore() throws Exception {
		TicketSnapshot ticket = answered(Priority.P1);
		this.levels.prioritise(ticket.number(), Priority.P3, "a question", null, this.fixtures.viewer("ana"));
		assertThat(status(ticket, "en")).doesNotContain("class=\"told");
		assertThat(this.tickets.get(ticket.number()).resolutionDueAt()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "en, We are late", "zh-CN, 未能按时答复" })
	void ownsUpToBeingLate(String language, String said) throws Exception {
		TicketSnapshot ticket = this.fixtures.aTicket("payment", Priority.P0);
		this.time.pass(Duration.ofMinutes(16));
		assertThat(status(ticket, language)).contains("told late").contains(said);
	}

	@Test
	void ownsUpToALateSolution() throws Exception {
		TicketSnapshot ticket = answered(Priority.P0);
		this.time.pass(Duration.ofHours(5));
		assertThat(status(ticket, "en")).contains("told late").contains("We wanted to solve it by");
	}

	@ParameterizedTest
	@CsvSource({ "en, We wait for your answer", "zh-CN, 我们正在等您的答复" })
	void saysThatItWaitsForTheRequester(String language, String said) throws Exception {
		TicketSnapshot ticket = answered(Priority.P1);
		this.actions.waitFor(ticket.number(), Status.WAITING_REQUESTER, "which order", null,
				this.fixtures.viewer("ana"));
		assertThat(status(ticket, language)).contains(said).doesNotContain("data-time=\"promise\"");
	}

	@Test
	void saysNothingMoreOfWhatIsSolved() throws Exception {
		TicketSnapshot ticket = answered(Priority.P1);
		this.actions.resolve(ticket.number(), Map.of("resolution", "Credited"), null, this.fixtures.viewer("ana"));
		assertThat(status(ticket, "en")).doesNotContain("class=\"told");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					en    | Core service down | 15 minutes | 4 working hours | 5 working days | no promise | Monday to Friday | 09:00–18:00 | Asia/Shanghai | China
					zh-CN | 核心服务中断      | 15 分钟    | 4 个工作小时    | 5 个工作日     | 不作承诺   | 星期一至星期五   | 09:00–18:00 | Asia/Shanghai | 中国""")
	void showsEverybodyWhatIsPromised(String language, String what, String minutes, String hours, String days,
			String none, String week, String open, String zone, String country) throws Exception {
		assertThat(show(MockMvcRequestBuilders.get("/help/response-times"), language))
			.contains(what, minutes, hours, days, none, week, open, zone, country)
			.doesNotContain("VIP");
	}

	@Test
	void showsOnlyItsOwnPeopleWhatVipsArePromised() throws Exception {
		assertThat(as("ana", "AGENT")).contains("For VIPs").contains("1 hour");
		assertThat(as("app", "INTEGRATION")).doesNotContain("VIP");
	}

	@Test
	void leadsThereFromTheHelpPageAndFromTheStatusPage() throws Exception {
		assertThat(show(MockMvcRequestBuilders.get("/help"), "en")).contains("href=\"/help/response-times\"");
		assertThat(status(this.fixtures.aTicket(), "en")).contains("href=\"/help/response-times\"");
	}

	private TicketSnapshot answered(Priority priority) {
		TicketSnapshot ticket = this.fixtures.aTicket("payment", priority);
		Viewer ana = this.fixtures.viewer("ana");
		this.actions.claim(ticket.number(), null, ana);
		this.tickets.write(ticket.number(), Visibility.PUBLIC, "We look into it", null, Actor.of(ana));
		return this.tickets.get(ticket.number());
	}

	private String status(TicketSnapshot ticket, String language) throws Exception {
		return show(MockMvcRequestBuilders.get("/t/" + ticket.trackingToken()), language);
	}

	private String as(String login, String role) throws Exception {
		return show(MockMvcRequestBuilders.get("/help/response-times")
			.with(SecurityMockMvcRequestPostProcessors.user(login).roles(role)), "en");
	}

	private String show(MockHttpServletRequestBuilder page, String language) throws Exception {
		return this.pages
			.perform(page.header(HttpHeaders.ACCEPT_LANGUAGE, language).locale(Locale.forLanguageTag(language)))
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

}
