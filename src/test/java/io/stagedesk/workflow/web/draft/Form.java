package io.stagedesk.workflow.web.draft;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;

/** Uploads one file as a browser does. */
record Form(Api api, String number) {

	private static final String BOUNDARY = "----stagedesk";

	Answer sends(String login, String query, String name, String type, byte[] bytes) {
		return sends(login, query, name, type, bytes, Map.of());
	}

	Answer sends(String login, String query, String name, String type, byte[] bytes, Map<String, String> headers) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes("""
				--%s\r
				Content-Disposition: form-data; name="file"; filename="%s"\r
				Content-Type: %s\r
				\r
				""".formatted(BOUNDARY, name, type).getBytes(StandardCharsets.UTF_8));
		body.writeBytes(bytes);
		body.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
		Map<String, String> all = new java.util.HashMap<>(headers);
		all.put("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
		return this.api.send("POST", login, "/api/v1/tickets/%s/uploads%s".formatted(this.number, query),
				body.toByteArray(), all);
	}

	/** Id of a small text file that was taken. */
	String keeps(String login, String query, String name) {
		Answer answer = sends(login, query, name, "text/plain", "it broke".getBytes(StandardCharsets.UTF_8));
		if (answer.status() != 201) {
			throw new IllegalStateException(answer.toString());
		}
		return answer.json().path("id").asString();
	}

}
