package io.stagedesk.ticket.web;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.ticket.KeptFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class AttachmentControllerTests {

	@Autowired
	Api api;

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@Test
	void listsFilesOfATicket() {
		String number = this.api.aTicketOf("ana");
		String path = "/api/v1/tickets/%s/attachments".formatted(number);
		assertThat(this.api.get("ana", path).json().path("items")).isEmpty();
		String id = aFile(number, "log.txt", "text/plain");
		JsonNode file = this.api.get("ana", path).json().path("items").get(0);
		assertThat(file.path("id").asString()).isEqualTo(id);
		assertThat(file.path("name").asString()).isEqualTo("log.txt");
		assertThat(file.path("type").asString()).isEqualTo("text/plain");
		assertThat(file.path("size").asLong()).isEqualTo(8);
		assertThat(file.path("finding").isNull()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "image/png,image/png", "application/pdf,application/pdf", "text/html,application/octet-stream",
			"image/svg+xml,application/octet-stream", "text/plain,application/octet-stream" })
	void givesAFileSoThatNoBrowserRunsIt(String type, String given) {
		String number = this.api.aTicketOf("ana");
		Answer answer = this.api.get("ana",
				"/api/v1/tickets/%s/attachments/%s".formatted(number, aFile(number, "a.bin", type)));
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("it broke");
		assertThat(answer.header("content-type")).isEqualTo(given);
		assertThat(answer.header("content-length")).isEqualTo("8");
		assertThat(answer.header("content-disposition")).startsWith("attachment");
		assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
		assertThat(answer.header("content-security-policy")).isEqualTo("sandbox; default-src 'none'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"quoted\".txt", "a\r\nSet-Cookie: x=1", "../../etc/passwd", "<script>.txt",
			"\u202Egnp.exe", "\u4F60\u597D.txt" })
	void savesAFileBySafeName(String name) {
		String number = this.api.aTicketOf("ana");
		String path = "/api/v1/tickets/%s/attachments/%s".formatted(number, aFile(number, name, "text/plain"));
		Answer answer = this.api.get("ana", path);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("set-cookie")).isEmpty();
		assertThat(answer.header("content-disposition"))
			.matches("attachment; filename=\"[ -~]*\"; filename\\*=UTF-8''[ -~]+")
			.doesNotContain("/etc", "\u202E", "%E2%80%AE");
	}

	@Test
	void keepsAFileBackInWhichSomethingWasFound() {
		String number = this.api.aTicketOf("ana");
		String id = aFile(number, "log.txt", "text/plain");
		this.jdbc.sql("update attachment set finding = 'Eicar' where id = ?").param(Long.valueOf(id)).update();
		Answer answer = this.api.get("ana", "/api/v1/tickets/%s/attachments/%s".formatted(number, id));
		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.isProblem()).isTrue();
		assertThat(answer.json().path("detail").asString()).contains("Eicar");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "x", "-1", "99999999999999999999", "%00", "%3Cscript%3E" })
	void findsNoFileThatIsNotThere(String id) {
		String path = "/api/v1/tickets/%s/attachments/".formatted(this.api.aTicketOf("ana"));
		assertThat(this.api.get("ana", path + id).status()).isIn(400, 404);
	}

	@Test
	void findsNoFileOfAnotherTicket() {
		String id = aFile(this.api.aTicketOf("ana"), "log.txt", "text/plain");
		String path = "/api/v1/tickets/%s/attachments/%s".formatted(this.api.aTicketOf("ana"), id);
		assertThat(this.api.get("ana", path).status()).isEqualTo(404);
	}

	@Test
	void hidesFilesOfNotesFromTheApp() {
		String number = this.api.aTicketOf("ana");
		String id = aFile(number, "log.txt", "text/plain");
		String path = "/api/v1/tickets/%s/attachments".formatted(number);
		assertThat(this.api.get("app", path).json().path("items")).hasSize(1);
		String note = this.api
			.post("ana", "/api/v1/tickets/%s/messages".formatted(number),
					"{\"visibility\":\"INTERNAL\",\"body\":\"see\"}")
			.json()
			.path("id")
			.asString();
		this.jdbc.sql("update attachment set message_id = ? where id = ?")
			.params(Long.valueOf(note), Long.valueOf(id))
			.update();
		assertThat(this.api.get("ana", path).json().path("items")).hasSize(1);
		assertThat(this.api.get("app", path).json().path("items")).isEmpty();
		assertThat(this.api.get("app", path + "/" + id).status()).isEqualTo(404);
	}

	@Test
	void hidesFilesFromVendors() {
		String number = this.api.aTicketOf("ana");
		String id = aFile(number, "log.txt", "text/plain");
		assertThat(this.api
			.post("ana", "/api/v1/tickets/%s/vendor".formatted(number),
					"{\"vendor\":\"acme\",\"reason\":\"r\",\"note\":\"n\"}")
			.status()).isEqualTo(200);
		String path = "/api/v1/tickets/%s/attachments".formatted(number);
		assertThat(this.api.get("vera", path).json().path("items")).isEmpty();
		assertThat(this.api.get("vera", path + "/" + id).status()).isEqualTo(404);
	}

	@Test
	void namesTheAgentsOwnAddress() {
		String path = "/api/v1/tickets/%s/reply-address".formatted(this.api.aTicketOf("ana"));
		String ana = this.api.get("ana", path).json().path("address").asString();
		assertThat(ana).matches("[^@+]+\\+SD-[0-9]+\\.a-[0-9a-f]+\\.[0-9a-f]{24}@.+");
		assertThat(this.api.get("ana", path).json().path("address").asString()).isEqualTo(ana);
		assertThat(this.api.get("ada", path).json().path("address").asString()).isNotEqualTo(ana);
	}

	private String aFile(String number, String name, String type) {
		return new KeptFiles(this.context).file(number, name, type, "it broke");
	}

}
