package io.stagedesk.messaging.mime;

import io.stagedesk.messaging.mime.DeliveryReport.Action;
import io.stagedesk.messaging.mime.DeliveryReport.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryReportTests {

	@Test
	void readsTheStandardForm() {
		ReadMail mail = TestMails.read(GoodMails.report());
		assertThat(mail.text()).isEqualTo("I'm sorry to have to inform you.");
		assertThat(mail.report()).hasValueSatisfying((report) -> {
			assertThat(report.originalMessageId()).isEqualTo("<sent-1@desk.example.com>");
			assertThat(report.recipients()).containsExactly(new Recipient("gone@example.org", Action.FAILED, "5.1.1",
					"550 5.1.1 <gone@example.org>: User unknown"));
			assertThat(report.recipients()).allMatch(Recipient::isHard);
		});
	}

	@Test
	void readsSeveralRecipientsAndTheirOriginals() {
		ReadMail mail = TestMails.read("Content-Type: multipart/report; report-type=delivery-status; boundary=b", "",
				"--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; x", "",
				"Original-Recipient: rfc822;a@x.example", "Final-Recipient: rfc822; b@x.example",
				"Action: delayed (soon)", "Status: 4.4.1 (busy)", "", "Final-Recipient: rfc822;c@x.example",
				"Action: delivered", "Status: 2.0.0", "", "--b", "Content-Type: text/rfc822-headers", "", "Subject: x",
				"Message-ID:", " <sent@desk.example.com>", "--b--");
		assertThat(mail.report()).hasValueSatisfying((report) -> {
			assertThat(report.recipients()).containsExactly(new Recipient("a@x.example", Action.DELAYED, "4.4.1", ""),
					new Recipient("c@x.example", Action.DELIVERED, "2.0.0", ""));
			assertThat(report.recipients()).noneMatch(Recipient::isHard);
			assertThat(report.originalMessageId()).isEqualTo("<sent@desk.example.com>");
		});
	}

	@Test
	void readsTheWordsOfQmail() {
		assertThat(TestMails.read(GoodMails.freeReport()).report()).hasValueSatisfying((report) -> {
			assertThat(report.originalMessageId()).isEqualTo("<sent-2@desk.example.com>");
			assertThat(report.recipients()).containsExactly(new Recipient("gone@example.org", Action.FAILED, "5.1.1",
					"Remote host said: 550 5.1.1 User unknown"));
		});
	}

	@Test
	void readsTheWordsOfExim() {
		ReadMail mail = TestMails.read("Return-Path: <>", "From: Mail Delivery System <Mailer-Daemon@mx.example>",
				"X-Failed-Recipients: gone@example.org", "Subject: Mail delivery failed: returning message to sender",
				"", "A message that you sent could not be delivered to one or more of its recipients.", "",
				"  gone@example.org", "    SMTP error: 550 No such user here");
		assertThat(mail.report()).hasValueSatisfying((report) -> assertThat(report.recipients()).containsExactly(
				new Recipient("gone@example.org", Action.FAILED, "5.0.0", "SMTP error: 550 No such user here")));
	}

	@Test
	void readsADelay() {
		ReadMail mail = TestMails.read("From: MAILER-DAEMON@mx.example", "Subject: Warning: message delayed 4 hours",
				"", "Your message to <slow@example.org> has not yet been delivered; it will be retried.");
		assertThat(mail.report()).hasValueSatisfying((report) -> assertThat(report.recipients())
			.containsExactly(new Recipient("slow@example.org", Action.DELAYED, "", "")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "From: linh@example.com\r\nSubject: Undelivered parcel",
			"From: linh@example.com\r\nSubject: failure notice",
			"Return-Path: <>\r\nFrom: linh@example.com\r\nSubject: Automatic reply: away" })
	void seesNoReportInOtherMails(String head) {
		assertThat(TestMails.read(head, "", "My mail could not arrive at a@b.example").report()).isEmpty();
	}

}
