package io.stagedesk.messaging.mime;

import java.io.ByteArrayInputStream;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OddMailTests {

	private static final long SEED = 7;

	private final MailReader reader = new MailReader(TestMails.LIMITS);

	@Test
	void areReadCleanlyInTimeAndLeaveNothingBehind() {
		TestFiles files = TestFiles.now();
		int read = 0;
		for (int i = 0; i < 3_000; i++) {
			read += isRead(i) ? 1 : 0;
		}
		assertThat(read).as("odd mails that are read").isGreaterThan(2_990);
		assertThat(files.added()).isEmpty();
	}

	private boolean isRead(int number) {
		byte[] raw = OddMails.mail(SEED * 1_000_003 + number);
		long started = System.nanoTime();
		try (ReadMail mail = this.reader.read(new ByteArrayInputStream(raw))) {
			TestMails.requireClean(mail);
			return true;
		}
		catch (RefusedMailException ex) {
			assertThat(ex.reason()).as("mail %d: %s", number, ex.getMessage())
				.isNotEqualTo(RefusedMailException.Reason.UNREADABLE);
			return false;
		}
		catch (RuntimeException | AssertionError ex) {
			throw new AssertionError("mail %d".formatted(number), ex);
		}
		finally {
			assertThat(Duration.ofNanos(System.nanoTime() - started)).as("mail %d", number)
				.isLessThan(Duration.ofSeconds(3));
		}
	}

}
