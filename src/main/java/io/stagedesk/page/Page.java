package io.stagedesk.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The model attribute {@code page} that the layout of every page reads.
 *
 * @param query the raw query of this page, or empty
 * @param theme {@code light}, {@code dark}, or {@code null} to follow the system
 * @param person who is logged in, or empty
 */
record Page(Locale locale, String path, String query, String theme, String person, String role, List<Place> places) {

	private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
		.withZone(ZoneOffset.UTC);

	public String language() {
		return this.locale.toLanguageTag();
	}

	public boolean signedIn() {
		return !this.person.isEmpty();
	}

	public boolean offersLogin() {
		return this.path.startsWith("/help");
	}

	/**
	 * What a page says without JavaScript; with it, the reader's own zone and language.
	 */
	public String format(Instant at) {
		return (at != null) ? UTC.format(at) : "";
	}

	public List<LanguageLink> otherLanguages() {
		return Languages.ALL.stream()
			.filter((one) -> !one.equals(this.locale))
			.map((one) -> new LanguageLink(one.toLanguageTag(), one.getDisplayLanguage(one), link(one)))
			.toList();
	}

	/** Relative, so that it fits wherever the page stands; keeps the other parameters. */
	private String link(Locale language) {
		return Stream
			.concat(Stream.of(this.query.split("&")).filter((one) -> !one.isEmpty() && !one.startsWith("lang=")),
					Stream.of("lang=" + language.toLanguageTag()))
			.collect(Collectors.joining("&", "?", ""));
	}

	/** This page in another language. */
	record LanguageLink(String tag, String name, String link) {
	}

	/** An entry of the main navigation. */
	record Place(String name, String path, String icon, boolean current) {
	}

}
