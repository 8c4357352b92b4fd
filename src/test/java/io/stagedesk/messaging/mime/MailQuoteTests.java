package io.stagedesk.messaging.mime;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailQuoteTests {

	@ParameterizedTest
	@ValueSource(strings = { "On Sat, 2 Mar 2024 at 09:00, Desk <desk@example.com> wrote:",
			"On Sat, 2 Mar 2024 at 09:00, The very long name of a desk\n<desk@example.com> wrote:",
			"Am 02.03.2024 um 09:00 schrieb Desk:", "Le sam. 2 mars 2024 à 09:00, Desk <desk@example.com> a écrit :",
			"El sáb, 2 mar 2024 a las 9:00, Desk escribió:", "Em sáb., 2 de mar. de 2024 às 09:00, Desk escreveu:",
			"在 2024年3月2日，Desk 写道：", "于2024年3月2日周六 09:00写道：", "2024年3月2日(土) 9:00 Desk <desk@example.com>:",
			"2024년 3월 2일 (토) 오전 9:00, Desk님이 작성:", "في السبت، 2 مارس 2024 كتب Desk:",
			"сб, 2 мар. 2024 г. в 09:00, Desk пишет:", "Il giorno sab 2 mar 2024 Desk ha scritto:",
			"Op za 2 mrt 2024 om 09:00 schreef Desk:", "Vào Th 7, 2 thg 3, 2024 Desk đã viết:",
			"Pada tanggal 2 Mar 2024 Desk menulis:", "ในวันที่ 2 มี.ค. 2024 Desk เขียน:",
			"2 Mar 2024 Cmt tarihinde Desk şunu yazdı:" })
	void foldsTheQuoteAndWhoWroteIt(String attribution) {
		ReadMail mail = text("new words\n\n" + attribution + "\n\n> old\n>> older\n");
		assertThat(mail.text()).isEqualTo("new words");
		assertThat(mail.folded()).isEqualTo(attribution + "\n\n> old\n>> older");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-----Original Message-----\nFrom: Desk\nSent: today\nSubject: x\n\nold",
			"-----原始邮件-----\n发件人: Desk\n主题: x\n\nold", "------------------ 原始邮件 ------------------\nold",
			"From: Desk <desk@example.com>\nSent: Saturday, 2 March 2024 09:00\nTo: Linh\nSubject: x\n\nold",
			"________________________________\nVon: Desk\nGesendet: Samstag\nAn: Linh\nBetreff: x\n\nold",
			"*De :* Desk\n*Envoyé :* samedi\n*À :* Linh\n*Objet :* x\n\nold",
			"De: Desk\nEnviado: sábado\nPara: Linh\nAsunto: x\n\nold",
			"De: Desk\nEnviada em: sábado\nPara: Linh\nAssunto: x\n\nold",
			"发件人： Desk\n发送时间： 2024年\n收件人： Linh\n主题： x\n\nold", "差出人: Desk\n送信日時: 2024年\n宛先: Linh\n件名: x\n\nold",
			"보낸 사람: Desk\n보낸 날짜: 2024\n받는 사람: Linh\n제목: x\n\nold",
			"От: Desk\nОтправлено: 2024\nКому: Linh\nТема: x\n\nold",
			"Da: Desk\nInviato: sabato\nA: Linh\nOggetto: x\n\nold",
			"On Sat, 2 Mar 2024 at 09:00, Desk <desk@example.com> wrote:\nold" })
	void foldsHistoryWithoutQuoteSigns(String history) {
		ReadMail mail = text("new words\n\n" + history);
		assertThat(mail.text()).isEqualTo("new words");
		assertThat(mail.folded()).isEqualTo(history);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- \nLinh", "--\nLinh\n+84 1", "Sent from my iPhone", "Von meinem iPhone gesendet",
			"发自我的iPhone", "Enviado desde mi iPhone", "Envoyé de mon iPhone", "iPhoneから送信",
			"Get Outlook for iOS <https://aka.ms/x>",
			"Sent from my iPhone\n\nOn 2 Mar 2024 at 09:00 Desk wrote:\n> old",
			"On 2 Mar 2024 Desk wrote:\n> old\n-- \nLinh" })
	void foldsSignatures(String signature) {
		ReadMail mail = text("new words\n\n" + signature);
		assertThat(mail.text()).isEqualTo("new words");
		assertThat(mail.folded()).isEqualTo(signature);
	}

	@ParameterizedTest
	@ValueSource(strings = { "> old\n\nnew below", "Desk wrote:\n> one\nanswer\n> two\nanswer",
			"-----Original Message-----\nFrom: Desk\nSent: today\nSubject: x\n\n> old\n\nnew below",
			"From: Berlin\nTo: Hanoi\nbuy a ticket", "The app wrote: error 5", "-----\nmy list\n-----", "a -- b",
			"> only a quote", "On 3 May you wrote: do it\nI did it" })
	void losesNoAnswer(String text) {
		ReadMail mail = text(text);
		assertThat(mail.text()).isEqualTo(text);
		assertThat(mail.folded()).isEmpty();
	}

	@Test
	void foldsOnlyTheQuoteBehindTheLastAnswer() {
		ReadMail mail = text("> one\nanswer\n> two\n> three");
		assertThat(mail.text()).isEqualTo("> one\nanswer");
		assertThat(mail.folded()).isEqualTo("> two\n> three");
	}

	private static ReadMail text(String text) {
		return TestMails.read(("Content-Type: text/plain; charset=utf-8\n\n" + text).getBytes(StandardCharsets.UTF_8));
	}

}
