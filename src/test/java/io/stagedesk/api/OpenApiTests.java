package io.stagedesk.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class OpenApiTests {

	private static final Path COPY = Path.of("src", "docs", "openapi.json");

	@Autowired
	Api api;

	@Test
	void isTheCommittedCopy() throws IOException {
		String now = JsonMapper.builder()
			.enable(SerializationFeature.INDENT_OUTPUT)
			.build()
			.writeValueAsString(description())
			.replace("\r\n", "\n") + "\n";
		if (Boolean.getBoolean("openapi.refresh")) {
			Files.writeString(COPY, now);
		}
		assertThat(now).as("The API has changed. If that is meant: mvn test -Dtest=OpenApiTests -Dopenapi.refresh=true")
			.isEqualTo(Files.readString(COPY));
	}

	@Test
	void namesNoMachine() {
		assertThat(description().toString()).doesNotContain("127.0.0.1", "localhost", String.valueOf(this.api.port()));
	}

	@Test
	void describesWhatAllRoutesShare() {
		JsonNode description = description();
		assertThat(description.path("components").path("securitySchemes").path("bearer").path("scheme").asString())
			.isEqualTo("bearer");
		JsonNode post = description.path("paths").path("/api/v1/tickets").path("post");
		assertThat(post.path("responses").propertyNames()).contains("201", "400", "401", "403", "409", "413", "415",
				"422", "503");
		assertThat(post.path("parameters").toString()).contains("Idempotency-Key").doesNotContain("viewer");
		assertThat(description.path("components").path("schemas").path("CreateTicket").toString()).contains("P0",
				"ECOMMERCE", "EMAIL");
		assertThat(description.path("paths").propertyNames()).allMatch((path) -> path.startsWith("/api/v1/"));
	}

	@Test
	void isForThoseWhoAreLoggedIn() {
		for (String path : new String[] { "/v3/api-docs", "/v3/api-docs.yaml" }) {
			Answer answer = this.api.get(null, path);
			assertThat(answer.status()).isEqualTo(401);
			assertThat(answer.isProblem()).isTrue();
		}
	}

	private JsonNode description() {
		Answer answer = this.api.get("ana", "/v3/api-docs");
		assertThat(answer.status()).isEqualTo(200);
		return answer.json();
	}

}
