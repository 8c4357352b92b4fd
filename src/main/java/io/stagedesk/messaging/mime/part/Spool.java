package io.stagedesk.messaging.mime.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Temporary files, deleted when it closes unless they were kept. */
public final class Spool implements AutoCloseable {

	private final List<Path> files = new ArrayList<>();

	public Path next() {
		try {
			Path file = Files.createTempFile("stagedesk-mail-", ".part");
			this.files.add(file);
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** From now on somebody else deletes it. */
	public void keep(Path file) {
		this.files.remove(file);
	}

	@Override
	public void close() {
		for (Path file : this.files) {
			try {
				Files.deleteIfExists(file);
			}
			catch (IOException ex) {
				file.toFile().deleteOnExit();
			}
		}
	}

}
