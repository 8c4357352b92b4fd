package io.stagedesk.workflow;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TableTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			I can't pay, HELP!! | ' i can t pay help '
			充值没到账,请处理   | ' 充值没到账 请处理 '
			ＢＡＮ ｱｶｳﾝﾄ         | ' ban アカウント '
			Hoa\u0300n tiê\u0300n | ' hoàn tiền '
			...                 | '  '""")
	void givesTheTableWordsInOneForm(String text, String words) {
		assertThat(TableText.words(text)).isEqualTo(words);
	}

}
