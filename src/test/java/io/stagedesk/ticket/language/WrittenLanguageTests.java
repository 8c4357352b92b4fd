package io.stagedesk.ticket.language;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WrittenLanguageTests {

	private static final LatinModels MODELS = new LatinModels();

	private final WrittenLanguage language = new WrittenLanguage(MODELS);

	@BeforeAll
	static void readModels() {
		MODELS.load();
	}

	/** The rules were made with these at hand. */
	@Test
	void knowsNearlyAllRequestsThatItWasMadeWith() throws IOException {
		assertThat(mistaken("requests.txt")).hasSizeLessThanOrEqualTo(1);
	}

	/** Nobody looked at these while the rules were made: what a desk may expect. */
	@Test
	void knowsNineteenOfTwentyRequestsThatItHasNotSeen() throws IOException {
		assertThat(mistaken("unseen-requests.txt")).hasSizeLessThanOrEqualTo(3);
	}

	@Test
	void isTriedWithManyRequestsInManyLanguages() throws IOException {
		assertThat(requests("requests.txt")).hasSizeGreaterThan(80);
		assertThat(requests("unseen-requests.txt")).hasSizeGreaterThan(50);
		assertThat(requests("requests.txt")).extracting(Request::language)
			.contains("en", "es", "pt", "fr", "de", "it", "vi", "id", "ms", "tr", "tl", "zh", "ja", "ko", "ar", "th",
					"ru", "hi");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			hola | es
			ayuda | es
			obrigado | pt
			bonjour | fr
			remboursement | fr
			hallo | de
			Rückerstattung | de
			ciao | it
			merhaba | tr
			ödeme | tr
			xin chào | vi
			halo | id
			terima kasih | id
			salamat | tl
			payment | en
			hello | en
			coins | en
			withdraw | en
			你好 | zh
			退錢 | zh
			こんにちは | ja
			アプリ | ja
			안녕 | ko
			مرحبا | ar
			สวัสดี | th
			привет | ru
			नमस्ते | hi""")
	void knowsWhatPeopleSayInOneWord(String text, String language) {
		assertThat(this.language.of(text)).isEqualTo(language);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			返金希望 | ja
			課金済 コイン未着 | ja
			退款希望 | zh
			帳號被停用 請協助 | zh
			账号被封 | zh
			我の钻石 | zh
			申込内容変更 | ja""")
	void tellsJapaneseWithoutKanaFromChinese(String text, String language) {
		assertThat(this.language.of(text)).isEqualTo(language);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			My friend 王小明 was banned from the room | en
			直播间进不去 Samsung Galaxy | zh
			https://www.example.com/konto/rechnung-bezahlen I cannot open this page | en
			no me deja entrar @superstar_official #live | es
			😭😭😭 no me llegaron las monedas 😭😭😭 | es""")
	void readsThroughNamesAddressesAndPictures(String text, String language) {
		assertThat(this.language.of(text)).isEqualTo(language);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "...", "12345", "😡😡😡", "ok", "A-77", "https://example.com/a/b" })
	void saysEnglishWhereNothingTells(String text) {
		assertThat(this.language.of(text)).isEqualTo("en");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\uD83D", "\uDE00\uD83D", "\u0000\u0001", "'''''''", "’’’’’’’’", "\u202E\u200B\uFEFF", "a",
			"a@", "x1", "_", "-", "www.", "退", "\uD840", "@\n#", "ạ̶̢̛̖̖̹̇̒ạ̶̢̛̖̖̹̇̒" })
	void answersWhateverItGets(String text) {
		assertThat(this.language.of(text.repeat(100_000 / text.length()))).isNotBlank();
	}

	@Test
	void saysWhatTheScriptTellsWhileNoModelIsRead() {
		WrittenLanguage early = new WrittenLanguage(new LatinModels());
		assertThat(early.of("課金したのに")).isEqualTo("ja");
		assertThat(early.of("no me llegaron las monedas")).isEqualTo("en");
	}

	@Test
	void readsTheBeginningOfALongTextOnly() {
		assertThat(this.language.of("no me llegaron las monedas ".repeat(100) + "退款".repeat(20_000))).isEqualTo("es");
	}

	private Map<String, String> mistaken(String file) throws IOException {
		Map<String, String> mistaken = new TreeMap<>();
		for (Request request : requests(file)) {
			String told = this.language.of(request.text());
			if (!told.equals(request.language())) {
				mistaken.put(request.text(), told);
			}
		}
		return mistaken;
	}

	private static List<Request> requests(String file) throws IOException {
		try (InputStream lines = WrittenLanguageTests.class.getResourceAsStream(file)) {
			return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines()
				.map((line) -> line.split(" \\| ", 2))
				.map((parts) -> new Request(parts[0], parts[1]))
				.toList();
		}
	}

	private record Request(String language, String text) {
	}

}
