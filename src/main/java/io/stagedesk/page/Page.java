package io.stagedesk.page;

import java.time.Instant;
import java.time.ZoneId;
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
public record Page(Locale locale, String path, String query, String theme, Wishes wishes, String person, String role,
		List<Place> places) {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);

	private static final ZoneId UTC = ZoneId.of("UTC");

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
	 * What a page says without JavaScript, in the zone that the reader likes; with it, in
	 * the browser's zone where there is none, and in the reader's language.
	 */
	public String format(Instant at) {
		return (at != null) ? MOMENT.format(at.atZone(this.wishes.zone().orElse(UTC))) : "";
	}

	/** The zone in which this person reads times, or {@code null} for the browser's. */
	public String zone() {
		return this.wishes.zone().map(ZoneId::getId).orElse(null);
	}

	/** {@code compact}, or {@code null} for the usual one. */
	public String density() {
		return this.wishes.density().equals("compact") ? "compact" : null;
	}

	/** {@code off}, or {@code null} where single keys are commands. */
	public String keys() {
		return this.wishes.keys() ? null : "off";
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
	public record LanguageLink(String tag, String name, String link) {
	}

	/** An entry of the main navigation. */
	public record Place(String name, String path, String icon, boolean current) {
	}

}
