package io.stagedesk.messaging.mime.text;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds a charset by the names that mails give it. */
public final class Charsets {

	private static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("gb2312", "GB18030"),
			Map.entry("gb_2312-80", "GB18030"), Map.entry("gbk", "GB18030"), Map.entry("x-gbk", "GB18030"),
			Map.entry("cp936", "GB18030"), Map.entry("euc-cn", "GB18030"), Map.entry("x-euc-cn", "GB18030"),
			Map.entry("cn-gb", "GB18030"), Map.entry("chinese", "GB18030"), Map.entry("hz-gb-2312", "GB18030"),
			Map.entry("ks_c_5601-1987", "x-windows-949"), Map.entry("ks_c_5601", "x-windows-949"),
			Map.entry("ksc5601", "x-windows-949"), Map.entry("euc-kr", "x-windows-949"),
			Map.entry("korean", "x-windows-949"), Map.entry("cp949", "x-windows-949"),
			Map.entry("x-sjis", "windows-31j"), Map.entry("sjis", "windows-31j"), Map.entry("shift_jis", "windows-31j"),
			Map.entry("shift-jis", "windows-31j"), Map.entry("cp932", "windows-31j"), Map.entry("x-euc-jp", "EUC-JP"),
			Map.entry("x-big5", "Big5"), Map.entry("cn-big5", "Big5"), Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
			Map.entry("iso-8859-8-i", "ISO-8859-8"), Map.entry("iso-8859-8-e", "ISO-8859-8"),
			Map.entry("iso-8859-6-i", "ISO-8859-6"), Map.entry("iso-8859-1", "windows-1252"),
			Map.entry("latin1", "windows-1252"), Map.entry("latin-1", "windows-1252"),
			Map.entry("iso-8859-9", "windows-1254"), Map.entry("iso-8859-11", "x-windows-874"),
			Map.entry("maccyrillic", "windows-1251"), Map.entry("x-maccyrillic", "windows-1251"),
			Map.entry("tis-620", "x-windows-874"), Map.entry("windows-874", "x-windows-874"),
			Map.entry("macintosh", "x-MacRoman"), Map.entry("x-mac-roman", "x-MacRoman"), Map.entry("utf8mb4", "UTF-8"),
			Map.entry("utf-8-sig", "UTF-8"), Map.entry("x-unicode-2-0-utf-8", "UTF-8"),
			Map.entry("unicode-1-1-utf-8", "UTF-8"), Map.entry("ascii", "US-ASCII"), Map.entry("ansi", "windows-1252"),
			Map.entry("default", "windows-1252"));

	private Charsets() {
	}

	/** Empty where nobody knows the name. */
	public static Optional<Charset> named(String name) {
		String plain = plain(name);
		if (plain.isEmpty() || plain.length() > 40) {
			return Optional.empty();
		}
		return find(ALIASES.getOrDefault(plain, plain)).or(() -> find(plain.replace("-", "")))
			.or(() -> find(plain.replace('_', '-')))
			.or(() -> plain.startsWith("cp-") ? find("IBM" + plain.substring(3)) : Optional.empty());
	}

	private static String plain(String name) {
		String plain = name.strip().toLowerCase(Locale.ROOT);
		int language = plain.indexOf('*');
		plain = (language < 0) ? plain : plain.substring(0, language);
		return plain.replaceAll("[\"'\\s]", "");
	}

	private static Optional<Charset> find(String name) {
		try {
			return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
