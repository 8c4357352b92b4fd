package io.stagedesk.messaging.mime.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares what the mail calls a file with what its first bytes say. */
public final class FileTypes {

	public static final String UNKNOWN = "application/octet-stream";

	private static final String PROGRAM = "application/x-msdownload";

	private static final Pattern TYPE = Pattern
		.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,100}");

	private static final Set<String> SNIFFED_IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

	private static final Set<String> PROGRAMS = Set.of(PROGRAM, "application/x-dosexec", "application/x-executable",
			"application/vnd.microsoft.portable-executable", "application/x-sharedlib");

	private record Magic(String type, int offset, String bytes) {

		boolean matches(String start) {
			return start.startsWith(this.bytes, this.offset);
		}

	}

	private static final List<Magic> MAGICS = List.of(new Magic("image/png", 0, "\u0089PNG"),
			new Magic("image/jpeg", 0, "\u00FF\u00D8\u00FF"), new Magic("image/gif", 0, "GIF8"),
			new Magic("image/webp", 8, "WEBP"), new Magic("application/pdf", 0, "%PDF-"),
			new Magic("application/zip", 0, "PK\u0003\u0004"), new Magic("application/zip", 0, "PK\u0005\u0006"),
			new Magic(PROGRAM, 0, "MZ"), new Magic(PROGRAM, 0, "\u007FELF"));

	private FileTypes() {
	}

	/** The declared type, or {@link #UNKNOWN} where the bytes contradict it. */
	public static String honest(String written, byte[] start) {
		String declared = TYPE.matcher(written).matches() ? written : UNKNOWN;
		declared = (declared.equals("image/jpg") || declared.equals("image/pjpeg")) ? "image/jpeg" : declared;
		Optional<String> magic = magic(new String(start, StandardCharsets.ISO_8859_1));
		if (declared.equals(UNKNOWN)) {
			return magic.filter((type) -> !type.equals("application/zip")).orElse(UNKNOWN);
		}
		if (declared.equals("text/plain") && magic.filter(FileTypes::isMarkup).isPresent()) {
			return magic.get();
		}
		return contradicts(declared, magic.orElse("")) ? UNKNOWN : declared;
	}

	private static boolean contradicts(String declared, String magic) {
		if (magic.equals(PROGRAM)) {
			return !PROGRAMS.contains(declared);
		}
		if (SNIFFED_IMAGES.contains(declared) || declared.equals("application/pdf")
				|| declared.equals("application/zip")) {
			return !declared.equals(magic);
		}
		boolean marked = isMarkup(magic);
		if (marked) {
			return declared.startsWith("image/") && !declared.equals("image/svg+xml");
		}
		boolean text = declared.startsWith("text/") || declared.startsWith("image/");
		return !magic.isEmpty() && (text || (!magic.equals("application/zip") && declared.startsWith("message/")));
	}

	private static boolean isMarkup(String type) {
		return type.equals("text/html") || type.equals("image/svg+xml");
	}

	private static Optional<String> magic(String start) {
		Optional<String> known = MAGICS.stream().filter((magic) -> magic.matches(start)).map(Magic::type).findFirst();
		return known.or(() -> markup(start.substring(0, Math.min(start.length(), 1_000)).toLowerCase(Locale.ROOT)));
	}

	private static Optional<String> markup(String start) {
		String text = start.replace("\u00EF\u00BB\u00BF", "").stripLeading();
		if (text.startsWith("<svg") || (text.startsWith("<?xml") && text.contains("<svg"))) {
			return Optional.of("image/svg+xml");
		}
		boolean html = text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<script");
		return html ? Optional.of("text/html") : Optional.empty();
	}

}
