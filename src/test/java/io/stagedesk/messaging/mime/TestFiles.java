package io.stagedesk.messaging.mime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The temporary files of mails at one moment. */
record TestFiles(Set<Path> before) {

	static TestFiles now() {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return new TestFiles(files.filter((file) -> file.getFileName().toString().startsWith("stagedesk-mail-"))
				.collect(Collectors.toSet()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Set<Path> added() {
		Set<Path> added = now().before();
		added.removeAll(this.before);
		return added;
	}

}
