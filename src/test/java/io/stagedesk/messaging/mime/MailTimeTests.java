package io.stagedesk.messaging.mime;

import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

import io.stagedesk.messaging.mime.RefusedMailException.Reason;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MailTimeTests {

	private final MailReader reader = new MailReader(
			new MailLimits(DataSize.ofTerabytes(1), 50, 500, DataSize.ofKilobytes(64), 200, Duration.ofMillis(200)));

	@Test
	void refusesWhatTakesTooLong() {
		assertThatExceptionOfType(RefusedMailException.class).isThrownBy(() -> this.reader.read(endless()))
			.extracting(RefusedMailException::reason)
			.isEqualTo(Reason.TOO_SLOW);
	}

	private static InputStream endless() {
		return new InputStream() {

			@Override
			public int read() {
				return '\n';
			}

			@Override
			public int read(byte[] buffer, int offset, int length) {
				Arrays.fill(buffer, offset, offset + Math.min(length, 1), (byte) '\n');
				return Math.min(length, 1);
			}

		};
	}

}
