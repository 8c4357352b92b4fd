package io.stagedesk.messaging.mime;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailHeaderTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			=?UTF-8?B?5YWF5YC8?=                     | 充值
			=?UTF-8?B?5YWF?= =?UTF-8?B?5YC8?=        | 充值
			=?UTF-8?B?5YWF5Y?= =?UTF-8?B?C8?=        | 充值
			=?utf-8?B?w6Q?=                          | ä
			=?utf-8?Q?a b=C3=A4?=                    | a bä
			=?utf-8?Q?=E5=85?= =?utf-8?Q?=85?=       | 充
			=?gb2312?B?s+TWtQ==?=                    | 充值
			=?iso-8859-1?Q?=C3=A4?=                  | ä
			=?nobody-knows?Q?=C3=A4?=                | ä
			=?utf-8*en?Q?=C3=A4?=                    | ä
			Re: =?utf-8?Q?=C3=A4?= x                 | Re: ä x
			=?utf-8?Q?=3D=3Futf-8=3FQ=3F=C3=A4=3F=3D?= | ä
			=?utf-8?X?abc?=                          | =?utf-8?X?abc?=
			=?utf-8?Q?open                           | open
			100 =? y                                 | 100 =? y
			""")
	void readsSubjects(String written, String read) {
		assertThat(TestMails.read("Subject: " + written, "", "x").subject()).isEqualTo(read);
	}

	@Test
	void readsRawBytesInHeaders() {
		assertThat(TestMails.read("Subject: " + TestMails.utf8("nạp tiền"), "", "x").subject()).isEqualTo("nạp tiền");
		byte[] gbk = "From: a@b.cn\nSubject: 我的充值没有到账\n\nx".getBytes(Charset.forName("GB18030"));
		assertThat(TestMails.read(gbk).subject()).isEqualTo("我的充值没有到账");
	}

	@Test
	void putsValuesOnOneLine() {
		ReadMail mail = TestMails.read("Subject: a", " b\u0007" + TestMails.utf8("\u2028\u0085c\uFFFD"), "X-A: d",
				"\te", "", "x");
		assertThat(mail.subject()).isEqualTo("a b   c\uFFFD");
		assertThat(mail.header("x-a")).isEqualTo("d\te".replace('\t', ' '));
	}

	@Test
	void countsTheFirstOfSeveralHeaders() {
		ReadMail mail = TestMails.read("From: first@example.com", "Subject: one", "From: second@example.com",
				"Subject: two", "", "x");
		assertThat(mail.from()).contains(new Address("", "first@example.com"));
		assertThat(mail.subject()).isEqualTo("one");
		assertThat(mail.headers().get("subject")).containsExactly("one", "two");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a@example.com                                     |            | a@example.com
			<a@Example.COM>                                   |            | a@example.com
			Linh Tran <a@example.com>                         | Linh Tran  | a@example.com
			"Tran, Linh" <a@example.com>                      | Tran, Linh | a@example.com
			=?utf-8?Q?L=C3=A4?= <a@example.com>               | Lä         | a@example.com
			"=?utf-8?Q?L=C3=A4?=" <a@example.com>             | Lä         | a@example.com
			a@example.com (Linh (really))                     | Linh really | a@example.com
			Group: a@example.com, b@example.com;              |            | a@example.com
			undisclosed-recipients:;, a@example.com           |            | a@example.com
			"a b"@example.com                                 |            | "a b"@example.com
			<@relay.example:a@example.com>                    |            | a@example.com
			a@münchen.example                                 |            | a@xn--mnchen-3ya.example
			Linh a@example.com                                |            | a@example.com
			Linh <mailto:a@example.com>                       | Linh       | a@example.com
			"a@other.example" <a@example.com>                 | a@other.example | a@example.com
			Linh <a@example.com                               | Linh       | a@example.com
			""")
	void readsAuthors(String written, String name, String address) {
		ReadMail mail = TestMails.read("From: " + TestMails.utf8(written), "", "x");
		assertThat(mail.from().map(Address::address)).contains(address);
		assertThat(mail.from().map(Address::name)).contains((name == null) ? "" : name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Linh", "undisclosed-recipients:;", "<>", "@", "a@", "@b", "\"open", "(open" })
	void findsNoAuthorWhereThereIsNone(String written) {
		assertThat(TestMails.read("From: " + written, "", "x").from()).isEmpty();
	}

	@Test
	void readsAllRecipients() {
		ReadMail mail = TestMails.read("To: a@x.example, \"b, b\" <b@x.example>; c@x.example", "Cc: d@x.example",
				"Reply-To: r@x.example", "Delivered-To: e@x.example", "X-Original-To: f@x.example", "", "x");
		assertThat(mail.to()).extracting(Address::address).containsExactly("a@x.example", "b@x.example", "c@x.example");
		assertThat(mail.cc()).extracting(Address::address).containsExactly("d@x.example");
		assertThat(mail.replyTo()).extracting(Address::address).containsExactly("r@x.example");
		assertThat(mail.deliveredTo()).containsExactly("e@x.example", "f@x.example");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Sun, 03 Mar 2024 10:00:00 +0700       | 2024-03-03T03:00:00Z
			3 Mar 2024 10:00 GMT                  | 2024-03-03T10:00:00Z
			Sun, 3 Mar 24 10:00:00 EST            | 2024-03-03T15:00:00Z
			Sun Mar  3 10:00:00 2024              | 2024-03-03T10:00:00Z
			2024-03-03T10:00:00Z                  | 2024-03-03T10:00:00Z
			2024-03-03 10:00:00+08:00             | 2024-03-03T02:00:00Z
			03-Mar-2024 10:00 +0000               | 2024-03-03T10:00:00Z
			Sun, 03 Mar 2024 10:00:00 +0700 (ICT) | 2024-03-03T03:00:00Z
			Sunday, March 3, 2024 10:00 PM        | 2024-03-03T22:00:00Z
			Sun, 03 March 2024 10:00:60 -0000     | 2024-03-03T10:00:59Z
			3/13/2024 10:00                       | 2024-03-13T10:00:00Z
			Sun, 32 Mar 2024 10:00:00 +0700       |
			Sun, 03 Mar 1824 10:00:00 +0700       |
			yesterday                             |
			""")
	void readsDates(String written, Instant read) {
		assertThat(TestMails.read("Date: " + written, "", "x").sentAt()).isEqualTo(Optional.ofNullable(read));
	}

	@Test
	void readsIds() {
		ReadMail mail = TestMails.read("Message-ID: <A.b@c>", "References: <1@x> <2@x>", " <3@x>", "In-Reply-To: <2@x>",
				"", "x");
		assertThat(mail.messageId()).isEqualTo("<A.b@c>");
		assertThat(mail.references()).containsExactly("<2@x>", "<3@x>", "<1@x>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<>", "none", "<a\u00e4@b>" })
	void leavesOutBrokenIds(String written) {
		assertThat(TestMails.read("Message-ID: " + written, "", "x").messageId()).isEmpty();
	}

	@Test
	void leavesOutEndlessIdsAndKeepsTheNearestFifty() {
		String many = "";
		for (int i = 0; i < 100; i++) {
			many += " <" + i + "@x>\r\n";
		}
		ReadMail mail = TestMails.read("Message-ID: <" + "m".repeat(500) + "@x>", "References:" + many.stripTrailing(),
				"", "x");
		assertThat(mail.messageId()).isEmpty();
		assertThat(mail.references()).hasSize(50).startsWith("<99@x>", "<98@x>");
	}

}
