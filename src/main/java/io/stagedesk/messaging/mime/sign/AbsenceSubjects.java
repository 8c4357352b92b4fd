package io.stagedesk.messaging.mime.sign;

import java.util.List;
import java.util.Locale;

/**
 * Knows the subjects of automatic replies. Words that people use too ("out of office")
 * count only together with another sign.
 */
final class AbsenceSubjects {

	private static final List<String> AUTOMATIC = List.of("automatic reply:", "automatic reply ：",
			"automatic response:", "auto reply:", "auto-reply:", "autoreply:", "auto response:", "auto-response:",
			"autoresponse:", "out of office autoreply:", "out of office auto reply:", "automatische antwort:",
			"réponse automatique", "respuesta automática:", "resposta automática:", "risposta automatica:",
			"automatisch antwoord:", "автоматический ответ:", "自动回复:", "自动回复：", "自動回覆:", "自動回覆：", "自动答复:", "自动答复：",
			"自動応答:", "自動返信:", "자동 회신:", "자동회신:", "الرد التلقائي:", "رد تلقائي:", "trả lời tự động:", "tự động trả lời:",
			"balasan otomatis:", "otomatik yanıt:", "ตอบกลับอัตโนมัติ:", "स्वचालित उत्तर:");

	private static final List<String> ABSENCE = List.of("out of office", "out of the office", "ooo:", "abwesenheit",
			"abwesend", "absence du bureau", "absent du bureau", "fuera de la oficina", "fora do escritório",
			"fuori sede", "afwezig", "вне офиса", "不在办公室", "外出", "休假", "不在通知", "부재중", "vacation", "on holiday",
			"ofis dışı", "vắng mặt", "di luar kantor", "خارج المكتب");

	private AbsenceSubjects() {
	}

	/** Whether only a machine writes so. */
	static boolean isAutomatic(String subject) {
		String lower = subject.strip().toLowerCase(Locale.ROOT);
		return AUTOMATIC.stream().anyMatch(lower::startsWith);
	}

	static boolean isAbsence(String subject) {
		String lower = subject.toLowerCase(Locale.ROOT);
		return ABSENCE.stream().anyMatch(lower::contains);
	}

}
