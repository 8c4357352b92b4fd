package io.stagedesk.workflow.web.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.sla.web.page.Manager;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketQuery.Sort;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.snooze.Snoozes;
import io.stagedesk.ticket.view.View;
import io.stagedesk.ticket.view.ViewKind;
import io.stagedesk.ticket.view.Views;
import io.stagedesk.workflow.TicketActions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/** Views and snoozed tickets as agents meet them on pages. */
@DeskTest
class ViewsPageTests {

	private static final String PAGE = "/desk/views";

	@Autowired
	MockMvc mvc;

	@Autowired
	Views views;

	@Autowired
	Snoozes snoozes;

	@Autowired
	TicketActions actions;

	@Autowired
	Fixtures fixtures;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void noViews() {
		this.jdbc.sql("delete from desk_view").update();
	}

	@Test
	void makesChangesOrdersAndRemovesAView() throws Exception {
		MultiValueMap<String, String> fields = Manager.fields(Map.of("name", "VIPs", "vip", "true", "sort", "WAITING",
				"tags", "coins, 退款，refund", "assignee", "@me", "waitingMinutes", "30"));
		fields.put("statuses", List.of("NEW", "OPEN"));
		assertThat(ana("en").sends(PAGE, "save", fields).getResponse().getRedirectedUrl()).contains("done");
		View made = own().get(0);
		assertThat(made.conditions().statuses()).containsExactlyInAnyOrder(Status.NEW, Status.OPEN);
		assertThat(made.conditions().tags()).containsExactlyInAnyOrder("coins", "退款", "refund");
		assertThat(made.conditions().waitingMinutes()).isEqualTo(30);
		assertThat(made.sort()).isEqualTo(Sort.WAITING);
		assertThat(Manager.html(ana("en").opens(PAGE + "?key=" + made.key()))).contains("value=\"VIPs\"",
				"Change the view", "Move VIPs up");
		assertThat(Manager.text(ana("zh-CN").opens(PAGE + "?key=" + made.key()))).contains("修改视图", "更多条件");
		ana("en").sends(PAGE, "save", Manager.fields(Map.of("name", "Second")));
		ana("en").sends(PAGE, "down", Manager.fields(Map.of("key", made.key())));
		assertThat(own()).extracting(View::name).containsExactly("Second", "VIPs");
		ana("en").sends(PAGE, "save",
				Manager.fields(Map.of("key", made.key(), "version", "1", "name", "Renamed", "sort", "CREATED")));
		assertThat(own()).extracting(View::name).containsExactly("Second", "Renamed");
		ana("en").sends(PAGE, "remove", Manager.fields(Map.of("key", made.key())));
		assertThat(own()).extracting(View::name).containsExactly("Second");
	}

	@ParameterizedTest
	@CsvSource({ "name,'',must be one line,须为一行", "waitingMinutes,many,must be a whole number,须为整数",
			"statuses,LOST,is not a value,不是此字段", "dueMinutes,999999999,must lie between,须在" })
	void saysWhatIsWrongAndKeepsWhatWasTyped(String field, String value, String english, String chinese)
			throws Exception {
		MultiValueMap<String, String> fields = Manager.fields(Map.of("name", "Kept name", "tags", "kept-tag"));
		fields.set(field, value);
		MvcResult refused = ana("en").sends(PAGE, "save", fields);
		assertThat(Manager.text(refused)).contains(english);
		assertThat(Manager.html(refused)).contains("kept-tag");
		assertThat(Manager.text(ana("zh-CN").sends(PAGE, "save", fields))).contains(chinese);
		assertThat(own()).isEmpty();
	}

	@Test
	void offersTeamsOnlyToWhoLeadsThem() throws Exception {
		assertThat(Manager.html(ana("en").opens(PAGE))).doesNotContain("name=\"team\"");
		assertThat(Manager.html(new Manager(this.mvc, "mona", "en").opens(PAGE))).contains("name=\"team\"");
		assertThat(ana("en").opens(PAGE + "?key=v-999999").getResponse().getStatus()).isEqualTo(404);
	}

	@Test
	void snoozesATicketOnItsPageAndFetchesItBack() throws Exception {
		TicketSnapshot ticket = this.actions.claim(this.fixtures.aTicket().number(), null, ana());
		String path = "/desk/tickets/" + ticket.number();
		assertThat(Manager.html(ana("en").opens(path))).contains("data-command=\"snooze\"", "<dialog id=\"snooze\"");
		MvcResult refused = ana("en").sends(path, "snooze", Manager.fields(Map.of("choice", "AT", "until", "soon")));
		assertThat(Manager.text(refused)).contains("must be a day and a time");
		ana("en").sends(path, "snooze", Manager.fields(Map.of("choice", "AT", "until", "2001-01-01T10:00")));
		assertThat(until(ticket)).isEmpty();
		assertThat(
				ana("en").sends(path, "snooze", Manager.fields(Map.of("choice", "TOMORROW", "zone", "Nowhere/At all")))
					.getResponse()
					.getRedirectedUrl())
			.contains("done=snooze");
		assertThat(until(ticket)).hasSize(1);
		assertThat(Manager.text(ana("zh-CN").opens(path))).contains("延后至", "取回");
		ana("en").sends(path, "unsnooze", Manager.fields(Map.of()));
		assertThat(until(ticket)).isEmpty();
		assertThat(Manager.text(ana("en").opens(path))).contains("Back from snooze");
	}

	private Map<Long, Instant> until(TicketSnapshot ticket) {
		return this.snoozes.until(List.of(ticket.id()), ana());
	}

	private List<View> own() {
		return this.views.of(ana()).stream().filter((one) -> one.kind() == ViewKind.OWN).toList();
	}

	private Viewer ana() {
		return this.fixtures.viewer("ana");
	}

	private Manager ana(String language) {
		return new Manager(this.mvc, "ana", language);
	}

}
