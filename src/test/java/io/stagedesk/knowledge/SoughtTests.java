package io.stagedesk.knowledge;

import java.util.List;

import io.stagedesk.knowledge.Sought.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SoughtTests {

	private static final List<String> TITLES = List.of("How long a refund takes", "My coins have not arrived",
			"金币充值后没有到账", "コインが反映されない場合", "Café and crème", "The picture stops during a show");

	@ParameterizedTest
	@CsvSource({ "ref,How long a refund takes", "REFUND long,How long a refund takes", "金币,金币充值后没有到账", "没有到账,金币充值后没有到账",
			"コイン,コインが反映されない場合", "ｺｲﾝ,コインが反映されない場合", "cafe,Café and crème", "reufnd,How long a refund takes" })
	void findsByPrefixWordsAndSigns(String query, String title) {
		assertThat(Sought.all(query).best(TITLES, SoughtTests::fields, 3)).first().isEqualTo(title);
	}

	@Test
	void wantsEveryWordOfWhoPicks() {
		assertThat(Sought.all("refund picture").best(TITLES, SoughtTests::fields, 3)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "i paid but where are my coins,My coins have not arrived", "我的金币一直没到账怎么办,金币充值后没有到账",
			"show picture frozen,The picture stops during a show" })
	void findsWhatFitsATroubleInPart(String trouble, String title) {
		assertThat(Sought.some(trouble).best(TITLES, SoughtTests::fields, 3)).first().isEqualTo(title);
	}

	@Test
	void findsNothingForOtherThings() {
		assertThat(Sought.some("weather tomorrow").best(TITLES, SoughtTests::fields, 3)).isEmpty();
	}

	@Test
	void keepsTheOrderWhereNothingIsLookedFor() {
		assertThat(Sought.all(" / ").best(TITLES, SoughtTests::fields, 2)).isEqualTo(TITLES.subList(0, 2));
	}

	private static List<Field> fields(String title) {
		return List.of(new Field(Plain.text(title), 5, true));
	}

}
