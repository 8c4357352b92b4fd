package io.stagedesk.messaging.mime.sign;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BareThanksTests {

	@ParameterizedTest
	@ValueSource(strings = { "Thanks", "thanks!", "Thank you so much for your help!", "Thanks, Linh", "Thank you Linh",
			"Hi Anna,\n\nThank you very much.\n\nBest regards\nLinh Tran", "OK", "ok thanks 👍", "👍", "🙏🙏", "谢谢",
			"好的，谢谢！", "谢谢小王", "收到，谢谢老师", "已经解决了，非常感谢", "ありがとうございました。", "了解しました。ありがとうございます！", "네, 감사합니다", "감사합니다~",
			"Muchas gracias", "¡Gracias!", "Obrigado pela ajuda", "Merci beaucoup, bonne journée",
			"Vielen Dank für die schnelle Hilfe!", "شكرا جزيلا", "बहुत धन्यवाद", "Terima kasih banyak kak",
			"Cảm ơn bạn nhiều ạ", "ขอบคุณมากค่ะ", "Спасибо большое!", "Teşekkür ederim", "Grazie mille",
			"Thanks — works now" })
	void isThanks(String text) {
		assertThat(BareThanks.is(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "...", "thanks, but it still does not work", "Thanks?", "Thanks, when?",
			"thanks, refund", "Thanks. Broken", "Thanks, Still Broken", "ok and the money", "thanks for nothing", "👎",
			"thanks 😡", "Linh", "yes", "again", "谢谢，没到账", "谢谢，但是还没有到账", "好的，什么时候到账？", "ありがとうございます。まだ動きません",
			"감사합니다 그런데 아직 안돼요", "gracias pero no funciona", "obrigado mas não", "merci mais non", "danke aber nein",
			"شكرا لكن لا يعمل", "धन्यवाद लेकिन काम नहीं", "terima kasih tapi belum", "cảm ơn nhưng chưa được",
			"ขอบคุณ แต่ยังไม่ได้", "спасибо, не работает", "teşekkürler ama olmadı", "grazie ma non funziona",
			"ok ok ok ok ok ok ok ok ok ok ok ok ok", "12345", "SD-12345 thanks" })
	void isMore(String text) {
		assertThat(BareThanks.is(text)).isFalse();
	}

}
