package io.stagedesk.ticket.mask;

import java.time.Duration;
import java.util.List;

import io.stagedesk.ticket.mask.TextMask.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class TextMaskTests {

	private static final TextMask ALL = new TextMask(Mask.FULL, Mask.FULL, Mask.FULL, List.of());

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			write to linh.tran+x@mail.example.com now | write to ••• now
			写信给 linh@example.com 谢谢             | 写信给 ••• 谢谢
			call +84 912-345-678 please              | call ••• please
			call (0151) 2345678                      | call •••
			我的电话是13812345678。                     | 我的电话是•••。
			رقمي ٠١٢٣٤٥٦٧٨٩                          | رقمي •••
			card 4111 1111 1111 1111                 | card •••
			card 4111-1111-1111-1111, thanks         | card •••, thanks
			""")
	void hidesAddressesAndNumbers(String text, String masked) {
		assertThat(ALL.of(text)).isEqualTo(masked);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			I paid 49.99 for 500 coins
			version 8.2.1 on a Pixel 8
			2026-11-21T14:00:00Z
			""")
	void leavesOtherNumbers(String text) {
		assertThat(ALL.of(text)).isEqualTo(text);
	}

	@Test
	void showsWhatARuleShows() {
		TextMask cards = new TextMask(Mask.NONE, Mask.NONE, Mask.PARTIAL, List.of());
		assertThat(cards.of("a@b.example or +84 912 345 678 or 4111 1111 1111 1111"))
			.isEqualTo("a@b.example or +84 912 345 678 or •••11");
	}

	@Test
	void hidesAValueWhereverItIsWritten() {
		TextMask text = new TextMask(Mask.FULL, Mask.FULL, Mask.FULL, List.of(new Secret("Linh", Mask.PARTIAL),
				new Secret("Linh Tran", Mask.PARTIAL), new Secret("A-77/x", Mask.FULL), new Secret("王芳", Mask.FULL)));
		assertThat(text.of("LINH TRAN, linh, Linhart, order a-77/X, 王芳女士"))
			.isEqualTo("L••• T•••, L•••, Linhart, order •••, •••女士");
	}

	@Test
	void masksTwiceAsOnce() {
		TextMask text = new TextMask(Mask.PARTIAL, Mask.PARTIAL, Mask.PARTIAL,
				List.of(new Secret("Linh Tran", Mask.PARTIAL)));
		String once = text.of("Linh Tran linh@example.com +84 912 345 678, 4111 1111 1111 1111");
		assertThat(once).isEqualTo("L••• T••• l•••@example.com •••78, •••11");
		assertThat(text.of(once)).isEqualTo(once);
	}

	@Test
	void isDoneSoonWithAnyText() {
		for (String part : List.of("a", "1", "1 ", "a@", "+1(", "a.@.", "•")) {
			String text = part.repeat(60_000 / part.length());
			assertThatNoException().isThrownBy(() -> org.junit.jupiter.api.Assertions
				.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> ALL.of(text)));
		}
	}

}
