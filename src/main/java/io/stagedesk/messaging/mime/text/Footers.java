package io.stagedesk.messaging.mime.text;

import java.util.List;
import java.util.Locale;

/** Knows the last lines that phones and mail programs add. */
final class Footers {

	private static final int LONGEST = 120;

	private static final List<String> STARTS = List.of("sent from my ", "sent from mail for windows",
			"sent from outlook for ", "sent from yahoo mail", "sent from the ", "get outlook for ", "sent via ",
			"von meinem iphone gesendet", "von meinem ipad gesendet", "gesendet mit der ", "gesendet von mail",
			"gesendet von meinem ", "von meinem ", "envoyé de mon ", "envoyé depuis mon ", "envoyé à partir de ",
			"enviado desde mi ", "enviado do meu ", "enviado a partir do ", "enviado desde ", "inviato da ",
			"verstuurd vanaf mijn ", "отправлено с ", "отправлено из ", "发自我的", "来自我的", "從我的", "傳送自我的", "发送自我的",
			"iphoneから送信", "ipadから送信", "androidから送信", "나의 iphone에서 보냄", "나의 iphone에서", "내 iphone에서 보냄", "được gửi từ ",
			"đã gửi từ ", "dikirim dari ", "iphone'umdan gönderildi", "أرسلت من ", "تم الإرسال من ", "ส่งจาก ",
			"मेरे iphone से");

	private Footers() {
	}

	static boolean is(String line) {
		String plain = (line.length() > LONGEST) ? "" : line.strip().toLowerCase(Locale.ROOT);
		String words = plain.startsWith("<") ? plain.substring(1) : plain;
		return STARTS.stream().anyMatch(words::startsWith);
	}

}
