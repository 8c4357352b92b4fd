package io.stagedesk.messaging.mime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.stagedesk.messaging.mime.file.FileNames;
import io.stagedesk.messaging.mime.file.FileTypes;
import io.stagedesk.messaging.mime.part.Spool;
import io.stagedesk.messaging.mime.part.Uuencoded;

/**
 * Files that stand uuencoded in a text, and the text without them.
 */
record InlineFiles(String text, List<ReadAttachment> files) {

	private static final int MOST = 20;

	static InlineFiles in(String text, Spool spool) {
		if (!text.startsWith("begin ") && !text.contains("\nbegin ")) {
			return new InlineFiles(text, List.of());
		}
		List<ReadAttachment> files = new ArrayList<>();
		StringBuilder kept = new StringBuilder(text.length());
		String[] lines = text.split("\n", -1);
		for (int i = 0; i < lines.length; i++) {
			int end = Uuencoded.begins(lines[i]) && files.size() < MOST ? end(lines, i + 1) : -1;
			if (end < 0) {
				kept.append(lines[i]).append('\n');
				continue;
			}
			files.add(file(lines, i, end, spool));
			i = end;
		}
		return new InlineFiles(kept.toString(), List.copyOf(files));
	}

	private static int end(String[] lines, int start) {
		int at = start;
		while (at < lines.length && !lines[at].strip().equals("end")) {
			if (lines[at].length() > 62 || lines[at].chars().anyMatch((c) -> c < ' ' || c > '`')) {
				return -1;
			}
			at++;
		}
		return (at < lines.length) ? at : -1;
	}

	private static ReadAttachment file(String[] lines, int begin, int end, Spool spool) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int i = begin + 1; i < end; i++) {
			bytes.writeBytes(Uuencoded.line(lines[i]));
		}
		Path file = spool.next();
		try {
			Files.write(file, bytes.toByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		String name = FileNames.safe(lines[begin].substring(10), FileTypes.UNKNOWN, begin);
		return new ReadAttachment(name, FileTypes.honest(FileTypes.UNKNOWN, bytes.toByteArray()), "", bytes.size(),
				file);
	}

}
