package io.stagedesk.messaging.mime.text;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Knows where the mail before begins without quote signs. */
final class HistoryMarks {

	private static final int LONGEST_LINE = 300;

	private static final List<String> ORIGINAL = List.of("original message", "originalnachricht",
			"ursprüngliche nachricht", "message d'origine", "message original", "mensaje original", "mensagem original",
			"messaggio originale", "oorspronkelijk bericht", "原始邮件", "原始郵件", "原邮件", "元のメッセージ", "원본 메시지", "원본메시지",
			"исходное сообщение", "tin nhắn gốc", "pesan asli", "orijinal mesaj", "الرسالة الأصلية",
			"forwarded message", "转发邮件信息", "original appointment");

	private static final Map<String, List<String>> FIELDS = Map.of("from",
			List.of("from", "von", "de", "da", "от", "发件人", "寄件者", "寄件人", "差出人", "보낸 사람", "보낸사람", "van", "từ", "kimden",
					"من", "dari"),
			"date",
			List.of("sent", "date", "gesendet", "datum", "envoyé", "enviado", "enviado el", "enviada em", "fecha",
					"data", "inviato", "отправлено", "дата", "发送时间", "发送日期", "日期", "寄件日期", "送信日時", "日時", "보낸 날짜", "날짜",
					"verzonden", "ngày", "gönderildi", "تاريخ", "dikirim", "tanggal"),
			"to",
			List.of("to", "an", "à", "para", "a", "кому", "收件人", "收件者", "宛先", "받는 사람", "받는사람", "aan", "đến", "kime",
					"إلى", "kepada"),
			"subject", List.of("subject", "betreff", "objet", "asunto", "assunto", "oggetto", "тема", "主题", "主旨", "主題",
					"件名", "제목", "onderwerp", "chủ đề", "konu", "الموضوع", "perihal", "subjek"));

	private HistoryMarks() {
	}

	/** Where the mail before begins if a mark stands at this line, or -1. */
	static int bodyAfter(List<String> lines, int at) {
		String line = lines.get(at);
		if (line.isBlank() || line.length() > LONGEST_LINE) {
			return -1;
		}
		if (isOriginal(line)) {
			return Math.max(at + 1, fields(lines, at + 1));
		}
		if (isRule(line) && at + 1 < lines.size()) {
			return fields(lines, at + 1);
		}
		if (Attributions.isCertain(line) && !line.startsWith(">")) {
			return at + 1;
		}
		return fieldOf(line).equals("from") ? fields(lines, at) : -1;
	}

	private static boolean isOriginal(String line) {
		String plain = line.strip();
		if (!plain.startsWith("--") && !plain.startsWith("__") && !plain.startsWith("==")) {
			return false;
		}
		String lower = plain.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
		return ORIGINAL.stream().anyMatch(lower::contains);
	}

	private static boolean isRule(String line) {
		String plain = line.strip();
		return plain.length() >= 10 && plain.chars().allMatch((c) -> c == '_' || c == '-');
	}

	private static int fields(List<String> lines, int start) {
		Set<String> seen = new HashSet<>();
		int at = start;
		int last = Math.min(lines.size(), start + 12);
		while (at < last && (lines.get(at).isBlank() ? seen.isEmpty() : seen.isEmpty() || isField(lines.get(at)))) {
			String field = fieldOf(lines.get(at));
			if (field.isEmpty() && !lines.get(at).isBlank() && seen.isEmpty()) {
				return -1;
			}
			if (!field.isEmpty()) {
				seen.add(field);
			}
			at++;
		}
		boolean block = seen.contains("from") && seen.size() >= 3;
		return block ? at : -1;
	}

	private static boolean isField(String line) {
		int colon = colon(line);
		return colon > 0 && colon < 30;
	}

	private static String fieldOf(String line) {
		int colon = colon(line);
		if (colon <= 0 || colon > 30) {
			return "";
		}
		String name = line.substring(0, colon).replace("*", "").replace(">", "").strip().toLowerCase(Locale.ROOT);
		return FIELDS.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().contains(name))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse("");
	}

	private static int colon(String line) {
		int plain = line.indexOf(':');
		int wide = line.indexOf('\uFF1A');
		return (plain < 0) ? wide : (wide < 0) ? plain : Math.min(plain, wide);
	}

}
