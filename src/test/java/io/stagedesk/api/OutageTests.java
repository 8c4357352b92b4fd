package io.stagedesk.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;

/** No connection to the database is to be had. */
@ApiTest
class OutageTests {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

	@Autowired
	Api api;

	@Autowired
	DataSource database;

	@Value("${spring.datasource.hikari.maximum-pool-size}")
	int connections;

	@Test
	void asksToRetry() throws Exception {
		Answer login = this.api.get(null, "/login");
		Matcher csrf = CSRF.matcher(login.body());
		assertThat(csrf.find()).isTrue();
		String form = "username=ana&password=stagedesk&_csrf="
				+ URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
		String cookie = login.header("set-cookie").replaceFirst(";.*", "");
		assertThat(this.api.get("mona", "/api/v1/tickets").status()).isEqualTo(200);
		List<Connection> taken = new ArrayList<>();
		try {
			for (int one = 0; one < this.connections; one++) {
				taken.add(this.database.getConnection());
			}
			List<CompletableFuture<Answer>> answers = List.of(
					CompletableFuture.supplyAsync(() -> this.api.get("mona", "/api/v1/tickets")),
					CompletableFuture.supplyAsync(() -> this.api.get("nobody", "/api/v1/tickets")),
					CompletableFuture.supplyAsync(() -> this.api.post("mona", "/api/v1/tickets", "{}")),
					CompletableFuture
						.supplyAsync(() -> this.api.send("POST", null, "/login", form, Map.of("Content-Type",
								"application/x-www-form-urlencoded", "Cookie", cookie, "Accept", "text/html"))));
			for (CompletableFuture<Answer> one : answers) {
				assertThat(one.get().status()).as(one.get().toString()).isEqualTo(503);
				assertThat(one.get().header("retry-after")).as(one.get().toString()).isNotEmpty();
			}
			assertThat(answers.subList(0, 3)).allMatch((one) -> one.join().isProblem());
		}
		finally {
			for (Connection one : taken) {
				one.close();
			}
		}
		assertThat(this.api.get("mona", "/api/v1/tickets").status()).isEqualTo(200);
	}

}
