package io.stagedesk.workflow.web.draft;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.workflow.draft.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class DraftControllerTests {

	@Autowired
	Api api;

	@Autowired
	Drafts drafts;

	@Test
	void keepsWhatIsWrittenUntilItIsRemoved() {
		String number = this.api.aTicketOf("ana");
		assertThat(draft("ana", number).path("revision").asInt()).isZero();
		assertThat(save("ana", number, "Dear L", 0, false).json().path("revision").asInt()).isEqualTo(1);
		assertThat(save("ana", number, "Dear Linh", 1, false).json().path("revision").asInt()).isEqualTo(2);
		JsonNode kept = draft("ana", number);
		assertThat(kept.path("body").asString()).isEqualTo("Dear Linh");
		assertThat(kept.path("author").asString()).isEqualTo("ana");
		assertThat(kept.path("sharedAt").isNull()).isTrue();
		assertThat(this.drafts.tickets("ana", List.of(id(number), 1L))).isEqualTo(Set.of(id(number)));
		assertThat(this.drafts.tickets("mona", List.of(id(number)))).isEmpty();
		assertThat(this.api.send("DELETE", "ana", path(number), (String) null, Map.of()).status()).isEqualTo(204);
		assertThat(draft("ana", number).path("revision").asInt()).isZero();
	}

	@Test
	void keepsReplyAndNoteApart() {
		String number = this.api.aTicketOf("ana");
		save("ana", number, "for everybody", 0, false);
		this.api.send("PUT", "ana", path(number), "{\"kind\":\"INTERNAL\",\"body\":\"for us\",\"revision\":0}",
				Map.of());
		assertThat(draft("ana", number).path("body").asString()).isEqualTo("for everybody");
		assertThat(this.api.get("ana", path(number) + "?kind=INTERNAL").json().path("body").asString())
			.isEqualTo("for us");
	}

	@Test
	void refusesTheOlderOfTwoTabs() {
		String number = this.api.aTicketOf("ana");
		save("ana", number, "from both", 0, false);
		save("ana", number, "from one tab", 1, false);
		Answer late = save("ana", number, "from the other", 1, false);
		assertThat(late.status()).isEqualTo(409);
		assertThat(late.isProblem()).isTrue();
		assertThat(save("ana", number, "as if there were none", 0, false).status()).isEqualTo(409);
		assertThat(save("ana", number, "from the future", 7, false).status()).isEqualTo(409);
		assertThat(draft("ana", number).path("body").asString()).isEqualTo("from one tab");
	}

	@Test
	void isGoneWhenNothingIsLeft() {
		String number = this.api.aTicketOf("ana");
		save("ana", number, "Dear", 0, false);
		assertThat(save("ana", number, " \n", 1, false).json().path("revision").asInt()).isZero();
		assertThat(this.drafts.tickets("ana", List.of(id(number)))).isEmpty();
	}

	@Test
	void nobodyElseReadsADraftThatIsNotShared() {
		String number = this.api.aTicketOf("ana");
		save("ana", number, "half a thought", 0, false);
		assertThat(shared("mona", number)).isEmpty();
		String id = draft("ana", number).path("id").asString();
		assertThat(this.api.post("mona", "/api/v1/tickets/%s/drafts/%s/take".formatted(number, id), null).status())
			.isEqualTo(404);
		assertThat(draft("mona", number).path("body").asString()).isEmpty();
	}

	@Test
	void colleaguesReadASharedDraftAndTakeItOver() {
		String number = this.api.aTicketOf("ana");
		save("ana", number, "We credited it", 0, true);
		String file = new Form(this.api, number).keeps("ana", "?kind=PUBLIC", "log.txt");
		save("mona", number, "Dear Linh", 0, false);
		JsonNode offered = shared("mona", number).get(0);
		assertThat(offered.path("author").asString()).isEqualTo("ana");
		assertThat(offered.path("body").asString()).isEqualTo("We credited it");
		assertThat(offered.path("sharedAt").asString()).isNotBlank();
		assertThat(offered.path("attachments").get(0).path("id").asString()).isEqualTo(file);
		assertThat(shared("ana", number)).isEmpty();
		JsonNode taken = this.api
			.post("mona", "/api/v1/tickets/%s/drafts/%s/take".formatted(number, offered.path("id").asString()), null)
			.json();
		assertThat(taken.path("body").asString()).isEqualTo("Dear Linh\n\nWe credited it");
		assertThat(taken.path("draftedBy").asString()).isEqualTo("ana");
		assertThat(taken.path("attachments").get(0).path("id").asString()).isEqualTo(file);
		assertThat(draft("ana", number).path("revision").asInt()).isZero();
		assertThat(save("ana", number, "We credited it, too", 1, true).status()).isEqualTo(409);
		assertThat(kinds(number)).contains("DRAFT_SHARED", "DRAFT_TAKEN");
	}

	@Test
	void endsToBeShared() {
		String number = this.api.aTicketOf("ana");
		save("ana", number, "We credited it", 0, true);
		save("ana", number, "We credited it", 1, false);
		assertThat(shared("mona", number)).isEmpty();
	}

	@Test
	void vendorsReadASharedDraftWithoutWhatIsHiddenFromThem() {
		String number = this.api.aTicketOf("ana");
		this.api.post("mona", "/api/v1/tickets/%s/transfer".formatted(number),
				"{\"assignee\":\"vera\",\"reason\":\"agreed\",\"note\":\"n\"}");
		save("mona", number, "Write to linh@example.com", 0, true);
		new Form(this.api, number).keeps("mona", "?kind=PUBLIC", "log.txt");
		JsonNode seen = shared("vera", number).get(0);
		assertThat(seen.path("body").asString()).startsWith("Write to").doesNotContain("linh@example.com");
		assertThat(seen.path("attachments")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "ana,200", "yuki,200", "mona,200", "ada,200", "chen,404", "vera,404", "paul,403", "app,403" })
	void isForThoseWhoMayWriteOnTheTicket(String login, int status) {
		String number = this.api.aTicketOf("ana");
		assertThat(this.api.get(login, path(number)).status()).isEqualTo(status);
		assertThat(save(login, number, "b", 0, false).status()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"revision\":0}|body", "{\"body\":\"b\"}|revision", "{\"body\":\"b\",\"revision\":-1}|revision",
					"{\"body\":\"b\",\"revision\":0,\"kind\":\"X\"}|kind",
					"{\"body\":\"b\\u0000\",\"revision\":0}|body",
					"{\"body\":\"b\",\"revision\":0,\"lastSeenMessageId\":\"x\"}|lastSeenMessageId" })
	void namesTheFieldAtFault(String json, String field) {
		Answer answer = this.api.send("PUT", "ana", path(this.api.aTicketOf("ana")), json, Map.of());
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.fields()).containsExactly(field);
	}

	private Answer save(String login, String number, String body, int revision, boolean shared) {
		return this.api.send("PUT", login, path(number),
				"{\"body\":%s,\"revision\":%d,\"shared\":%s}".formatted(Api.quote(body), revision, shared), Map.of());
	}

	private JsonNode draft(String login, String number) {
		return this.api.get(login, path(number)).json();
	}

	private JsonNode shared(String login, String number) {
		return this.api.get(login, "/api/v1/tickets/%s/drafts".formatted(number)).json().path("items");
	}

	private List<String> kinds(String number) {
		return this.api.get("mona", "/api/v1/tickets/%s/events".formatted(number))
			.json()
			.path("items")
			.valueStream()
			.map((event) -> event.path("kind").asString())
			.toList();
	}

	private static long id(String number) {
		return TicketNumber.of(number).id();
	}

	private static String path(String number) {
		return "/api/v1/tickets/%s/draft".formatted(number);
	}

}
