package io.stagedesk.messaging.mailbox.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.stagedesk.api.trace.LogContext;
import io.stagedesk.messaging.mailbox.MailProblem;
import io.stagedesk.messaging.mailbox.MailSecret;
import io.stagedesk.messaging.mailbox.MailServer;
import io.stagedesk.messaging.mailbox.SecretRenewed;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Gets tokens for XOAUTH2 from authorization servers and keeps each until shortly before
 * it ends. Where one replaces the refresh token, the new one is used from then on.
 */
@Component
class AccessTokens {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration EARLY = Duration.ofMinutes(1);

	private static final long USUAL_SECONDS = 3600;

	private static final int LARGEST = 64 * 1024;

	private static final int LONGEST = 8000;

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

	private final Map<Request, Token> tokens = new ConcurrentHashMap<>();

	private final Map<MailSecret, MailSecret> successors = new ConcurrentHashMap<>();

	private final JsonMapper json;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	AccessTokens(JsonMapper json, ApplicationEventPublisher events, Clock clock) {
		this.json = json;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * @throws MailFailure where the authorization server gives none
	 */
	String token(MailServer server, MailSecret secret) {
		this.tokens.values().removeIf((one) -> !this.clock.instant().isBefore(one.until()));
		Token known = this.tokens.get(Request.of(server, newest(secret)));
		Token token = (known != null) ? known : ask(Request.of(server, newest(secret)));
		MailSecret now = newest(secret);
		this.tokens.put(Request.of(server, now), token);
		if (!now.equals(secret)) {
			this.events.publishEvent(new SecretRenewed(secret, now));
		}
		return token.text();
	}

	private MailSecret newest(MailSecret secret) {
		MailSecret newest = secret;
		while (this.successors.containsKey(newest)) {
			newest = this.successors.get(newest);
		}
		return newest;
	}

	/** The mail server did not take it. */
	void forget(MailServer server, MailSecret secret) {
		this.tokens.remove(Request.of(server, newest(secret)));
	}

	private Token ask(Request request) {
		try {
			HttpRequest.Builder question = HttpRequest.newBuilder(URI.create(request.tokenUrl()))
				.timeout(PATIENCE)
				.header("Content-Type", "application/x-www-form-urlencoded")
				.header("Accept", "application/json")
				.POST(BodyPublishers.ofString(request.form()));
			LogContext.traceparent().ifPresent((trace) -> question.header("traceparent", trace));
			HttpResponse<InputStream> answer = this.http.send(question.build(), BodyHandlers.ofInputStream());
			try (InputStream body = answer.body()) {
				return token(request, answer.statusCode(), this.json.readTree(body.readNBytes(LARGEST)));
			}
		}
		catch (IOException | JacksonException | IllegalArgumentException ex) {
			throw new MailFailure(MailProblem.TOKEN, "The authorization server does not answer as it should", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MailFailure(MailProblem.TOKEN, "The wait for a token was ended", ex);
		}
	}

	private Token token(Request request, int status, JsonNode answer) {
		String text = answer.path("access_token").asString("");
		if (status != 200 || !text.matches("[!-~]+")) {
			String error = answer.path("error").asString("").replaceAll("[^a-zA-Z0-9_.-]", "");
			throw new MailFailure(MailProblem.TOKEN,
					"The authorization server answers %d %s".formatted(status, error).strip());
		}
		follow(request.secret(), answer.path("refresh_token").asString(""));
		Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(USUAL_SECONDS));
		return new Token(text, this.clock.instant().plus(life).minus(EARLY));
	}

	private void follow(MailSecret before, String refreshToken) {
		boolean news = !before.refreshToken().isEmpty() && !before.refreshToken().equals(refreshToken);
		if (news && refreshToken.matches("[!-~]+") && refreshToken.length() <= LONGEST) {
			MailSecret after = new MailSecret(before.password(), refreshToken);
			this.successors.remove(after);
			this.successors.put(before, after);
		}
	}

	private record Token(String text, Instant until) {
	}

	private record Request(String tokenUrl, String clientId, String scope, MailSecret secret) {

		static Request of(MailServer server, MailSecret secret) {
			return new Request(server.tokenUrl(), server.clientId(), server.scope(), secret);
		}

		String form() {
			Map<String, String> fields = new LinkedHashMap<>();
			boolean refreshes = !this.secret.refreshToken().isEmpty();
			fields.put("grant_type", refreshes ? "refresh_token" : "client_credentials");
			fields.put("client_id", this.clientId);
			fields.put("client_secret", this.secret.password());
			fields.put("refresh_token", this.secret.refreshToken());
			fields.put("scope", this.scope);
			return fields.entrySet()
				.stream()
				.filter((one) -> !one.getValue().isEmpty())
				.map((one) -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
				.collect(Collectors.joining("&"));
		}

	}

}
