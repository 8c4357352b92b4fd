package io.stagedesk.messaging.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a mail that is kept as a file.
 *
 * @param name safe to show and to save as: no path, no controls, no direction marks, at
 * most 200 characters
 * @param type as in {@code image/png}; what the bytes contradict is
 * {@code application/octet-stream}
 * @param inlineId Content-ID without angle brackets where the layout shows it, or empty
 */
public record ReadAttachment(String name, String type, String inlineId, long size, Path file) {

	public InputStream open() throws IOException {
		return Files.newInputStream(this.file);
	}

	void close() {
		try {
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			this.file.toFile().deleteOnExit();
		}
	}

}
