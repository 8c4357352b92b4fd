package io.stagedesk.messaging.mime.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of a mail: parts inside it, or text, or a file.
 *
 * @param text its bytes where it is text
 * @param cut whether there was more text than is read
 * @param file where its bytes lie, where it is no text
 */
public record Part(PartHead head, List<Part> parts, byte[] text, boolean cut, Optional<Path> file) {

	private static final int LOOKED_AT = 64 * 1024;

	static Part multipart(PartHead head) {
		return new Part(head, new ArrayList<>(), new byte[0], false, Optional.empty());
	}

	static Part text(PartHead head, byte[] text, boolean cut) {
		return new Part(head, List.of(), text, cut, Optional.empty());
	}

	static Part file(PartHead head, Path file) {
		return new Part(head, List.of(), new byte[0], false, Optional.of(file));
	}

	public boolean is(String type) {
		return this.head.getMimeType().equals(type);
	}

	/** This one and all inside it, in their order. */
	public Stream<Part> all() {
		return Stream.concat(Stream.of(this), this.parts.stream().flatMap(Part::all));
	}

	/** The beginning of its bytes. */
	public byte[] beginning() {
		if (this.file.isEmpty()) {
			return this.text;
		}
		try (InputStream in = Files.newInputStream(this.file.get())) {
			return in.readNBytes(LOOKED_AT);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The beginning, one character for each byte. */
	public String beginningAsLatin() {
		byte[] bytes = beginning();
		return new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
	}

}
