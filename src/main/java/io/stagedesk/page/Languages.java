package io.stagedesk.page;

import java.util.List;
import java.util.Locale;

/** The languages that pages and mails exist in, and the nearest one to a wish. */
public final class Languages {

	public static final Locale DEFAULT = Locale.ENGLISH;

	public static final List<Locale> ALL = List.of(DEFAULT, Locale.forLanguageTag("zh-CN"));

	private Languages() {
	}

	/**
	 * The best of ours for a tag such as {@code zh-Hans-CN}, {@code zh} or {@code fr}.
	 */
	public static Locale nearest(String tag) {
		return (tag != null) ? nearest(List.of(Locale.forLanguageTag(tag.replace('_', '-')))) : DEFAULT;
	}

	/** The best of ours for wishes in falling order. */
	static Locale nearest(List<Locale> wishes) {
		return wishes.stream()
			.flatMap((wish) -> ALL.stream().filter((ours) -> ours.getLanguage().equals(wish.getLanguage())))
			.findFirst()
			.orElse(DEFAULT);
	}

}
