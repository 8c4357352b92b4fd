package io.stagedesk.workflow.web.draft;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
@TestPropertySource(properties = { "stagedesk.desk.files.size=2MB", "stagedesk.desk.files.total=3MB",
		"stagedesk.desk.files.count=3", "stagedesk.api.max-upload=4MB" })
class UploadControllerTests {

	private static final int MEGA = 1024 * 1024;

	@Autowired
	Api api;

	@Test
	void aFileGoesWithAReplyToTheRequester() {
		String number = this.api.aTicketOf("ana");
		String id = form(number).keeps("ana", "", "log.txt");
		assertThat(this.api.get("ana", path(number, "attachments")).json().path("items")).isEmpty();
		Answer said = say("ana", number, "PUBLIC", id);
		assertThat(said.status()).isEqualTo(201);
		JsonNode file = this.api.get("ana", path(number, "attachments")).json().path("items").get(0);
		assertThat(file.path("messageId")).isEqualTo(said.json().path("id"));
		assertThat(file.path("name").asString()).isEqualTo("log.txt");
		String status = this.api.get("ana", "/api/v1/tickets/" + number)
			.json()
			.path("trackingUrl")
			.asString()
			.replaceFirst(".*/t/", "/t/");
		assertThat(this.api.get(null, status).body()).contains("log.txt");
		Answer given = this.api.get(null, "%s/attachments/%s".formatted(status, file.path("id").asString()));
		assertThat(given.status()).isEqualTo(200);
		assertThat(given.body()).isEqualTo("it broke");
		assertThat(say("ana", number, "PUBLIC", id).fields()).as("it is gone by now").containsExactly("attachments");
	}

	@Test
	void aFileOfANoteNeverLeavesTheDesk() {
		String number = this.api.aTicketOf("ana");
		assertThat(say("ana", number, "INTERNAL", form(number).keeps("ana", "", "log.txt")).status()).isEqualTo(201);
		assertThat(this.api.get("mona", path(number, "attachments")).json().path("items")).hasSize(1);
		assertThat(this.api.get("app", path(number, "attachments")).json().path("items")).isEmpty();
	}

	@Test
	void nobodySendsFilesOfOthersOrOfAnotherTicket() {
		String number = this.api.aTicketOf("ana");
		String ofAna = form(number).keeps("ana", "", "log.txt");
		assertThat(say("mona", number, "PUBLIC", ofAna).fields()).containsExactly("attachments");
		assertThat(say("ana", this.api.aTicketOf("ana"), "PUBLIC", ofAna).fields()).containsExactly("attachments");
		assertThat(remove("mona", number, ofAna).status()).isEqualTo(404);
		assertThat(this.api.get("mona", path(number, "messages")).json().path("items")).hasSize(1);
	}

	@Test
	void isRemovedAgain() {
		String number = this.api.aTicketOf("ana");
		String id = form(number).keeps("ana", "?kind=PUBLIC", "log.txt");
		assertThat(this.api.get("ana", path(number, "draft")).json().path("attachments")).hasSize(1);
		assertThat(remove("ana", number, id).status()).isEqualTo(204);
		assertThat(remove("ana", number, id).status()).isEqualTo(404);
		JsonNode draft = this.api.get("ana", path(number, "draft")).json();
		assertThat(draft.path("revision").asInt()).as("nothing is no draft").isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "../../etc/passwd|passwd", "a<b>.txt|a_b_.txt", "CON.txt|_CON.txt",
			"\u202Egnp.txt|gnp.txt", "你好.txt|你好.txt" })
	void keepsASafeName(String name, String kept) {
		String number = this.api.aTicketOf("ana");
		Answer answer = form(number).sends("ana", "", name, "text/plain", new byte[] { 'a' });
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		assertThat(answer.json().path("name").asString()).isEqualTo(kept);
	}

	@Test
	void doesNotBelieveATypeThatTheBytesContradict() {
		Answer answer = form(this.api.aTicketOf("ana")).sends("ana", "", "a.png", "image/png",
				"<html>".getBytes(StandardCharsets.UTF_8));
		assertThat(answer.json().path("type").asString()).isEqualTo("application/octet-stream");
	}

	@ParameterizedTest
	@ValueSource(strings = { "setup.exe", "x.SCR", "a.pdf.vbs", "run.bat." })
	void takesNothingThatRunsWhenItIsOpened(String name) {
		Answer answer = form(this.api.aTicketOf("ana")).sends("ana", "", name, "application/pdf", new byte[] { 'a' });
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.fields()).containsExactly("file");
	}

	@Test
	void takesOnlyAsMuchAsOneMessageMayCarry() {
		Form form = form(this.api.aTicketOf("ana"));
		assertThat(send(form, 0).status()).isEqualTo(422);
		assertThat(send(form, 2 * MEGA + 1).fields()).containsExactly("file");
		assertThat(send(form, 5 * MEGA).status()).isEqualTo(413);
		assertThat(send(form, 2 * MEGA).status()).isEqualTo(201);
		assertThat(send(form, MEGA + 1).fields()).containsExactly("file");
		assertThat(send(form, 10).status()).isEqualTo(201);
		assertThat(send(form, 10).status()).isEqualTo(201);
		assertThat(send(form, 10).status()).as("one too many").isEqualTo(422);
		assertThat(form.sends("ana", "?kind=PUBLIC", "a.txt", "text/plain", new byte[10]).status())
			.as("a draft has its own room")
			.isEqualTo(201);
		assertThat(form.sends("mona", "", "a.txt", "text/plain", new byte[10]).status()).isEqualTo(201);
	}

	@Test
	void saysInTheReadersLanguageWhyAFileIsRefused() {
		String number = this.api.aTicketOf("ana");
		assertThat(form(number)
			.sends("ana", "", "a.exe", "text/plain", new byte[] { 'a' }, Map.of("Accept-Language", "zh-CN"))
			.body()).contains("属于不允许发送的类型");
	}

	@Test
	void takesAFileOnceForOneKey() {
		String number = this.api.aTicketOf("ana");
		Map<String, String> key = Map.of("Idempotency-Key", "upload-" + number);
		List<String> ids = IntStream.range(0, 2)
			.mapToObj((one) -> form(number).sends("ana", "", "a.txt", "text/plain", new byte[] { 'a' }, key))
			.map((answer) -> answer.json().path("id").asString())
			.toList();
		assertThat(ids.get(0)).isNotBlank().isEqualTo(ids.get(1));
		assertThat(form(number).sends("ana", "", "a.txt", "text/plain", new byte[] { 'b' }, key).status())
			.isEqualTo(422);
	}

	@ParameterizedTest
	@CsvSource({ "ana,201", "mona,201", "app,201", "chen,404", "vera,404", "paul,404" })
	void isForThoseWhoMayWriteOnTheTicket(String login, int status) {
		assertThat(form(this.api.aTicketOf("ana")).sends(login, "", "a.txt", "text/plain", new byte[] { 'a' }).status())
			.isEqualTo(status);
	}

	@Test
	void vendorsAddNoFilesWhereTheyMaySeeNone() {
		String number = this.api.aTicketOf("ana");
		this.api.post("mona", path(number, "transfer"), "{\"assignee\":\"vera\",\"reason\":\"agreed\",\"note\":\"n\"}");
		assertThat(form(number).sends("vera", "", "a.txt", "text/plain", new byte[] { 'a' }).status()).isEqualTo(403);
	}

	@Test
	void neverFailsOnABrokenForm() {
		String path = path(this.api.aTicketOf("ana"), "uploads");
		for (String type : List.of("multipart/form-data", "multipart/form-data; boundary=x", "text/plain")) {
			Answer answer = this.api.send("POST", "ana", path, "--x\r\nnonsense", Map.of("Content-Type", type));
			assertThat(answer.status()).as(type).isBetween(400, 422);
			assertThat(answer.isProblem()).as(type).isTrue();
		}
	}

	private Answer send(Form form, int size) {
		return form.sends("ana", "", "a.txt", "text/plain", new byte[size]);
	}

	private Answer say(String login, String number, String visibility, String file) {
		return this.api.post(login, path(number, "messages"),
				"{\"body\":\"See the file\",\"visibility\":\"%s\",\"attachments\":[\"%s\"]}".formatted(visibility,
						file));
	}

	private Answer remove(String login, String number, String id) {
		return this.api.send("DELETE", login, path(number, "uploads/" + id), (String) null, Map.of());
	}

	private Form form(String number) {
		return new Form(this.api, number);
	}

	private static String path(String number, String rest) {
		return "/api/v1/tickets/%s/%s".formatted(number, rest);
	}

}
