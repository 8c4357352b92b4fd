package io.stagedesk.messaging.mime;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import io.stagedesk.messaging.mime.RefusedMailException.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class PoisonMailTests {

	private static final Map<String, Reason> REFUSED = Map.ofEntries(entry("30 MB", Reason.TOO_LARGE),
			entry("60 deep", Reason.TOO_DEEP), entry("5,000 deep", Reason.TOO_DEEP),
			entry("600 parts", Reason.TOO_MANY_PARTS), entry("1 MB header", Reason.HEADER_TOO_LARGE),
			entry("1 MB folded header", Reason.HEADER_TOO_LARGE),
			entry("20 MB header without end", Reason.HEADER_TOO_LARGE),
			entry("100,000 header lines", Reason.HEADER_TOO_LARGE),
			entry("5,000 recipients", Reason.TOO_MANY_RECIPIENTS));

	static Stream<Map.Entry<String, byte[]>> poison() {
		return OddMails.poison().entrySet().stream();
	}

	@ParameterizedTest
	@MethodSource("poison")
	void isReadOrRefusedInTime(Map.Entry<String, byte[]> mail) {
		TestFiles files = TestFiles.now();
		long started = System.nanoTime();
		Reason reason = read(mail.getValue());
		Duration taken = Duration.ofNanos(System.nanoTime() - started);
		assertThat(reason).as(mail.getKey()).isEqualTo(REFUSED.get(mail.getKey()));
		assertThat(taken).as(mail.getKey()).isLessThan(Duration.ofSeconds(3));
		assertThat(files.added()).as(mail.getKey()).isEmpty();
	}

	private static Reason read(byte[] mail) {
		try (ReadMail read = new MailReader(TestMails.LIMITS).read(new ByteArrayInputStream(mail))) {
			TestMails.requireClean(read);
			return null;
		}
		catch (RefusedMailException ex) {
			return ex.reason();
		}
	}

}
