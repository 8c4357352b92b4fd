package io.stagedesk.messaging.webhook;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import io.stagedesk.messaging.webhook.ReceiverAnswer.Verdict;
import io.stagedesk.messaging.webhook.ScriptedReceiver.Heard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class ReceiversTests {

	private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1614265330), ZoneOffset.UTC);

	private static final SigningSecret SECRET = SigningSecret.random();

	private final ScriptedReceiver receiver = new ScriptedReceiver();

	private final Receivers receivers = new Receivers(new WebhookSettings(true, true, Duration.ofSeconds(1)), CLOCK);

	ReceiversTests() throws IOException {
	}

	@AfterEach
	void close() throws IOException {
		this.receivers.destroy();
		this.receiver.close();
	}

	@Test
	void tellsWithIdTimeAndEachSignature() {
		SigningSecret before = SigningSecret.random();
		ReceiverAnswer answer = this.receivers.post(this.receiver.url(), "msg_1", "{\"a\":\"\u5de5\u5355\"}",
				List.of(SECRET, before));
		assertThat(answer.verdict()).isEqualTo(Verdict.TAKEN);
		assertThat(this.receiver.heard()).singleElement().satisfies((heard) -> {
			assertThat(heard.body()).isEqualTo("{\"a\":\"\u5de5\u5355\"}");
			assertThat(heard.headers()).containsEntry("webhook-id", "msg_1")
				.containsEntry("webhook-timestamp", "1614265330")
				.containsEntry("webhook-signature", SECRET.sign("msg_1", 1614265330, heard.body()) + " "
						+ before.sign("msg_1", 1614265330, heard.body()));
			assertThat(heard.headers().get("content-type")).startsWith("application/json");
		});
	}

	@ParameterizedTest
	@CsvSource({ "200,TAKEN", "204,TAKEN", "301,AWAY", "302,AWAY", "400,REFUSED", "401,AWAY", "404,AWAY", "409,REFUSED",
			"410,GONE", "413,REFUSED", "422,REFUSED", "429,AWAY", "500,AWAY", "503,AWAY" })
	void knowsWhatAnAnswerMeans(int status, Verdict verdict) {
		this.receiver.answers(status + " So", (status / 100 == 3) ? "Location: " + this.receiver.url() : "");
		ReceiverAnswer answer = post();
		assertThat(answer.verdict()).isEqualTo(verdict);
		assertThat(answer.status()).contains(status);
		assertThat(this.receiver.heard()).as("nobody is sent elsewhere, and nothing is said twice").hasSize(1);
	}

	@Test
	void keepsOnlyPlainWordsOfAnAnswer() {
		this.receiver.answers("500 Broken");
		assertThat(post().words()).isEqualTo("HTTP 500 said no");
	}

	@ParameterizedTest
	@CsvSource({ "Retry-After: 120,120", "Retry-After: 999999,3600", "Retry-After: soon,0", "Retry-After: -1,0" })
	void leavesAloneAsLongAsItIsAsked(String header, long seconds) {
		this.receiver.answers("503 Later", header);
		assertThat(post().least()).isEqualTo(Duration.ofSeconds(seconds));
	}

	@ParameterizedTest
	@ValueSource(strings = { ScriptedReceiver.HANG, ScriptedReceiver.DROP, ScriptedReceiver.DRIP })
	void giveUpOnOneThatDoesNotAnswerWhole(String trouble) {
		this.receiver.answers(trouble);
		ReceiverAnswer answer = post();
		assertThat(answer.verdict()).as(answer.toString()).isEqualTo(Verdict.AWAY);
		assertThat(answer.status()).isEqualTo(Optional.empty());
		assertThat(this.receiver.heard()).hasSize(1);
	}

	@Test
	void believesAnAnswerWithoutEndAfterItsBeginning() {
		this.receiver.answers(ScriptedReceiver.FLOOD);
		assertThat(post().verdict()).isEqualTo(Verdict.TAKEN);
		this.receiver.answers(ScriptedReceiver.TAKES);
		assertThat(post().verdict()).isEqualTo(Verdict.TAKEN);
	}

	@Test
	void saysThatNobodyListens() throws IOException {
		this.receiver.goes();
		ReceiverAnswer answer = post();
		assertThat(answer.verdict()).isEqualTo(Verdict.AWAY);
		assertThat(answer.words()).contains("refused");
		this.receiver.returns();
		assertThat(post().verdict()).isEqualTo(Verdict.TAKEN);
	}

	@Test
	void tellsNobodyInsideItsOwnNetwork() throws IOException {
		Receivers outside = new Receivers(new WebhookSettings(true, false, Duration.ofSeconds(1)), CLOCK);
		try {
			for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0",
					"2130706433")) {
				ReceiverAnswer answer = outside.post(this.receiver.url().replace("127.0.0.1", host), "msg_1", "{}",
						List.of(SECRET));
				assertThat(answer.verdict()).as(host).isEqualTo(Verdict.AWAY);
			}
			assertThat(this.receiver.heard()).isEmpty();
		}
		finally {
			outside.destroy();
		}
	}

	@Test
	void saysNothingThatItCannotSign() {
		assertThat(this.receivers.post(this.receiver.url(), "msg_1", "{}", List.of()).verdict())
			.isEqualTo(Verdict.AWAY);
		assertThat(this.receiver.heard()).extracting(Heard::id).isEmpty();
	}

	private ReceiverAnswer post() {
		return this.receivers.post(this.receiver.url(), "msg_1", "{}", List.of(SECRET));
	}

}
