package io.stagedesk.messaging.mime;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class MailMemoryTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "25 MB attached", "25 MB in one line", "20 MB of base64 text", "nested layout",
			"open links", "header blocks", "a million line ends" })
	void readsInAMachineOf64Megabytes(String name) throws Exception {
		Path mail = Files.write(this.directory.resolve("mail"), OddMails.poison().get(name));
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx64m", "-Djava.io.tmpdir=" + this.directory, "-cp", System.getProperty("java.class.path"),
				Reading.class.getName(), mail.toString())
			.redirectErrorStream(true)
			.start();
		String said = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as(said).isZero();
	}

	/** Reads one mail and ends. */
	static final class Reading {

		private Reading() {
		}

		public static void main(String[] files) throws Exception {
			MailLimits limits = new MailLimits(DataSize.ofMegabytes(25), 50, 500, DataSize.ofKilobytes(64), 200,
					Duration.ofSeconds(30));
			try (InputStream raw = Files.newInputStream(Path.of(files[0]));
					ReadMail mail = new MailReader(limits).read(raw)) {
				boolean read = !mail.text().isEmpty() || !mail.attachments().isEmpty();
				System.exit(read ? 0 : 1);
			}
		}

	}

}
