package io.stagedesk.messaging.token;

import java.util.Locale;
import java.util.Optional;

import io.stagedesk.messaging.token.ReplyTokens.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReplyTokensTests {

	private static final String NUMBER = "SD-100001";

	private final ReplyTokens tokens = tokens("a key of this desk");

	@Test
	void knowsItsOwnMessageIdAgain() {
		String id = this.tokens.messageId(NUMBER, "desk.example");
		assertThat(id).matches("<SD-100001\\.m[0-9a-f]{12}\\.[0-9a-f]{24}@desk\\.example>");
		assertThat(this.tokens.find(id)).contains(new Token(NUMBER, Optional.empty()));
		assertThat(this.tokens.messageId(NUMBER, "desk.example")).isNotEqualTo(id);
	}

	@Test
	void knowsAnAddressWhateverCaseARelayMadeOfIt() {
		String address = this.tokens.forAgent(NUMBER, "ana", "help@desk.example");
		assertThat(address).startsWith("help+").endsWith("@desk.example");
		assertThat(this.tokens.find(address.toUpperCase(Locale.ROOT))).contains(new Token(NUMBER, Optional.of("ana")));
		assertThat(this.tokens.find(this.tokens.forRequester(NUMBER, "help@desk.example")))
			.contains(new Token(NUMBER, Optional.empty()));
	}

	@Test
	void refusesTheTokenOfAnotherTicketPersonOrDesk() {
		String id = this.tokens.messageId(NUMBER, "desk.example");
		assertThat(this.tokens.find(id.replace("100001", "100002"))).isEmpty();
		String requester = this.tokens.forRequester(NUMBER, "help@desk.example");
		assertThat(this.tokens.find(requester.replace(".r.", ".a-616e61."))).isEmpty();
		assertThat(tokens("another key").find(id)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "sd-1", "SD-100001.r.", "SD-100001.r.000000000000000000000000",
			"SD-99999999999999999999.r.0123456789abcdef01234567", "SD-100001.a-zz.0123456789abcdef01234567" })
	void takesNothingElseForAToken(String text) {
		assertThat(this.tokens.find(text)).isEmpty();
	}

	private static ReplyTokens tokens(String key) {
		return new ReplyTokens(new DeskSecrets(null, key));
	}

}
