package io.stagedesk.messaging.mime.sign;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells what may be somebody's name behind thanks; rather no than yes. */
final class PersonNames {

	private static final List<String> TITLES = List.of("先生", "女士", "小姐", "老师", "经理", "客服", "さん", "様", "样", "ちゃん", "님",
			"씨", "คุณ");

	private PersonNames() {
	}

	static boolean is(String words, Set<String> others) {
		String[] parts = words.split(" ");
		if (parts.length > 2 || words.length() > 30) {
			return false;
		}
		if (Character.isIdeographic(words.codePointAt(0)) || words.codePointAt(0) >= 0x3040) {
			return words.length() <= 6 && (TITLES.stream().anyMatch(words::endsWith)
					|| (words.length() <= 3 && "小老阿".indexOf(words.charAt(0)) >= 0));
		}
		return List.of(parts)
			.stream()
			.allMatch((part) -> isCapitalised(part) && !others.contains(part.toLowerCase(Locale.ROOT)));
	}

	private static boolean isCapitalised(String word) {
		return word.length() > 1 && Character.isUpperCase(word.charAt(0))
				&& word.substring(1).chars().allMatch((c) -> Character.isLowerCase(c) || c == '\'');
	}

}
