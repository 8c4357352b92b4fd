package io.stagedesk.knowledge;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TongueTests {

	@ParameterizedTest
	@CsvSource({ "ja,ja", "ja-JP,ja", "zh-CN,zh-CN", "zh,zh-CN", "zh-Hans-CN,zh-CN", "pt-BR,pt", "th,en",
			"nothing,en" })
	void findsWhatAReaderUnderstands(String asked, String given) {
		assertThat(Tongue.nearest(List.of("pt", "zh-CN", "ja", "en"), asked)).contains(given);
	}

	@Test
	void takesTheFirstWhereThereIsNoEnglish() {
		assertThat(Tongue.nearest(List.of("vi", "ja"), "th")).contains("ja");
		assertThat(Tongue.nearest(List.of(), "th")).isEmpty();
	}

	@Test
	void meetsTheFirstWishThatCanBeMet() {
		assertThat(Tongue.nearest(List.of("en", "ja"), List.of("th", "ja", "en"))).contains("ja");
		assertThat(Tongue.nearest(List.of("en", "ja"), List.of("th", "vi"))).contains("en");
	}

	@ParameterizedTest
	@CsvSource({ "zh_cn,zh-CN", "EN,en", " ja ,ja" })
	void writesTagsInOneWay(String typed, String tag) {
		assertThat(Tongue.tag(typed)).contains(tag);
	}

	@ParameterizedTest
	@CsvSource({ "''", "english please", "-" })
	void knowsWhatIsNoLanguage(String typed) {
		assertThat(Tongue.tag(typed)).isEmpty();
	}

}
