package io.stagedesk.messaging.mime.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import org.mozilla.universalchardet.UniversalDetector;

/**
 * Turns bytes into text: as declared where that holds, else UTF-8 where that holds, else
 * as the bytes look.
 */
public final class Decoder {

	private static final Charset WESTERN = Charset.forName("windows-1252");

	private static final int LOOKED_AT = 64 * 1024;

	private static final Set<Charset> VAGUE = Set.of(StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1, WESTERN);

	private Decoder() {
	}

	/**
	 * Reads the bytes; the last character may be cut short.
	 * @param declared what the mail calls their charset, or empty
	 */
	public static String decode(byte[] bytes, String declared) {
		if (isUtf7(declared)) {
			return Utf7.decode(new String(bytes, StandardCharsets.ISO_8859_1));
		}
		Optional<Charset> charset = Charsets.named(declared).filter((found) -> fits(found, bytes));
		Optional<String> asDeclared = charset.filter((found) -> !VAGUE.contains(found))
			.flatMap((found) -> strictly(bytes, found));
		return asDeclared.or(() -> strictly(bytes, StandardCharsets.UTF_8))
			.or(() -> charset.filter(WESTERN::equals).map((found) -> new String(bytes, found)))
			.or(() -> guess(bytes))
			.orElseGet(() -> new String(bytes, charset.filter((found) -> !VAGUE.contains(found)).orElse(WESTERN)));
	}

	private static boolean isUtf7(String declared) {
		String name = declared.replaceAll("[\"'\\s]", "");
		return name.equalsIgnoreCase("utf-7") || name.equalsIgnoreCase("unicode-1-1-utf-7");
	}

	private static boolean fits(Charset charset, byte[] bytes) {
		boolean wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
		return charset.canEncode() && !charset.name().contains("IBM-Thai")
				&& (!wide || hasZero(bytes) || (bytes.length > 1 && (bytes[0] & 0xFE) == 0xFE));
	}

	private static boolean hasZero(byte[] bytes) {
		for (int i = 0; i < Math.min(bytes.length, LOOKED_AT); i++) {
			if (bytes[i] == 0) {
				return true;
			}
		}
		return false;
	}

	static Optional<String> strictly(byte[] bytes, Charset charset) {
		CharsetDecoder decoder = charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		ByteBuffer in = ByteBuffer.wrap(bytes);
		CharBuffer out = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 2);
		CoderResult result = decoder.decode(in, out, false);
		if (result.isError() || in.remaining() > 3) {
			return Optional.empty();
		}
		boolean bom = out.position() > 0 && out.array()[0] == '\uFEFF';
		return Optional.of(new String(out.array(), bom ? 1 : 0, out.position() - (bom ? 1 : 0)));
	}

	private static Optional<String> guess(byte[] bytes) {
		UniversalDetector detector = new UniversalDetector();
		byte[] looked = (bytes.length > LOOKED_AT) ? Arrays.copyOf(bytes, LOOKED_AT) : bytes;
		detector.handleData(looked, 0, looked.length);
		detector.dataEnd();
		return Optional.ofNullable(detector.getDetectedCharset())
			.flatMap(Charsets::named)
			.or(() -> looksChinese(looked) ? Charsets.named("gb18030") : Optional.empty())
			.map((found) -> new String(bytes, found));
	}

	private static boolean looksChinese(byte[] bytes) {
		int pairs = 0;
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] < 0 && i + 1 < bytes.length && (bytes[i] & 0xFF) >= 0xB0 && (bytes[i + 1] & 0xFF) >= 0xA1) {
				pairs++;
				i++;
			}
			else if (bytes[i] < 0) {
				return false;
			}
		}
		return pairs > 1;
	}

}
