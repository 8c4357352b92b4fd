package io.stagedesk.messaging.webhook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiverAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com", "https://example.com:8443/hooks/desk?tenant=7",
			"HTTPS://EXAMPLE.com/", "https://[2606:4700::1111]/x", "https://xn--bcher-kva.example/a%20b" })
	void takesEncryptedAddresses(String url) {
		assertThat(ReceiverAddress.fault(url, false)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "example.com", "https://", "https:///path", "https://user:secret@example.com",
			"https://example.com/#part", "ftp://example.com", "file:///etc/passwd", "javascript:alert(1)",
			"https://exa mple.com", "https://example.com:0", "https://example.com:99999", "https://例え.example/",
			"https://example.com/\u0000", "https://example.com/\r\nX: y", "http://example.com", "//example.com" })
	void refusesWhatIsNone(String url) {
		assertThat(ReceiverAddress.fault(url, false)).as(url).isPresent();
	}

	@Test
	void takesPlainOnesWhereReceiversMayBeInside() {
		assertThat(ReceiverAddress.fault("http://127.0.0.1:9000/hook", true)).isEmpty();
		assertThat(ReceiverAddress.fault("gopher://127.0.0.1:9000/hook", true)).isPresent();
	}

	@Test
	void refusesOnesThatAreTooLong() {
		assertThat(ReceiverAddress.fault("https://example.com/" + "a".repeat(480), false)).isEmpty();
		assertThat(ReceiverAddress.fault("https://example.com/" + "a".repeat(481), false)).isPresent();
	}

}
