package io.stagedesk.messaging.mime.file;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.stagedesk.messaging.mime.text.Clean;

/** Makes names that are safe to show and to save as, on every system. */
public final class FileNames {

	private static final int LONGEST = 200;

	private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])");

	private static final Map<String, String> ENDINGS = Map.ofEntries(Map.entry("image/png", "png"),
			Map.entry("image/jpeg", "jpg"), Map.entry("image/jpg", "jpg"), Map.entry("image/gif", "gif"),
			Map.entry("image/webp", "webp"), Map.entry("image/bmp", "bmp"), Map.entry("image/tiff", "tif"),
			Map.entry("image/heic", "heic"), Map.entry("image/svg+xml", "svg"), Map.entry("application/pdf", "pdf"),
			Map.entry("application/zip", "zip"), Map.entry("text/plain", "txt"), Map.entry("text/html", "html"),
			Map.entry("text/csv", "csv"), Map.entry("text/calendar", "ics"), Map.entry("text/xml", "xml"),
			Map.entry("text/vcard", "vcf"), Map.entry("text/rfc822-headers", "txt"),
			Map.entry("message/delivery-status", "txt"), Map.entry("message/rfc822", "eml"),
			Map.entry("message/global", "eml"), Map.entry("video/mp4", "mp4"), Map.entry("audio/mpeg", "mp3"),
			Map.entry("application/pkcs7-signature", "p7s"), Map.entry("application/x-pkcs7-signature", "p7s"),
			Map.entry("application/pkcs7-mime", "p7m"), Map.entry("application/x-pkcs7-mime", "p7m"),
			Map.entry("application/pgp-signature", "asc"), Map.entry("application/pgp-encrypted", "asc"));

	private FileNames() {
	}

	/**
	 * A safe name.
	 * @param written what the mail calls it, decoded
	 * @param type as the mail declares it
	 * @param number which attachment it is, for one without a name
	 */
	public static String safe(String written, String type, int number) {
		String line = Clean.line(written, 2_000);
		String last = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1);
		StringBuilder plain = new StringBuilder(last.length());
		last.codePoints().filter(FileNames::isShown).map(FileNames::replaced).forEach(plain::appendCodePoint);
		String name = withoutEdges(plain.toString());
		if (name.isEmpty()) {
			return unnamed(type, number);
		}
		int dot = name.indexOf('.');
		boolean reserved = RESERVED.matcher(((dot < 0) ? name : name.substring(0, dot)).strip()).matches();
		String kept = shortened(reserved ? "_" + name : name);
		boolean mail = type.equals("message/rfc822") && !kept.toLowerCase(Locale.ROOT).endsWith(".eml");
		return mail ? Clean.cut(kept, LONGEST - 4) + ".eml" : kept;
	}

	private static String unnamed(String type, int number) {
		return type.equals("application/ms-tnef") ? "winmail.dat"
				: "attachment-%d.%s".formatted(number, ENDINGS.getOrDefault(type, "bin"));
	}

	private static boolean isShown(int c) {
		return Character.getType(c) != Character.FORMAT && !Character.isISOControl(c);
	}

	private static int replaced(int c) {
		return (c < 128 && "<>:\"|?*".indexOf(c) >= 0) ? '_' : c;
	}

	private static String withoutEdges(String name) {
		int end = name.length();
		while (end > 0 && (name.charAt(end - 1) == '.' || Character.isWhitespace(name.charAt(end - 1)))) {
			end--;
		}
		String kept = name.substring(0, end).strip();
		int start = 0;
		while (start < kept.length() && kept.charAt(start) == '.') {
			start++;
		}
		return (start == 0) ? kept : "_" + kept.substring(start);
	}

	private static String shortened(String name) {
		if (name.length() <= LONGEST) {
			return name;
		}
		int dot = name.lastIndexOf('.');
		String ending = (dot > 0 && name.length() - dot <= 12) ? name.substring(dot) : "";
		return withoutEdges(Clean.cut(name, LONGEST - ending.length())) + ending;
	}

}
