package io.stagedesk.staff.preference;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import io.stagedesk.page.Wishes;

/**
 * How somebody likes to see the desk.
 *
 * @param language tag of a language of the pages, or empty for the browser's
 * @param zone IANA name of a time zone, or empty for the browser's
 * @param singleKeys whether single keys are commands (WCAG 2.1.4)
 */
public record Preference(String language, Theme theme, Density density, String zone, boolean singleKeys) {

	public static final Preference USUAL = new Preference("", Theme.BROWSER, Density.COMFORTABLE, "", true);

	public Preference {
		language = language.strip();
		zone = zone.strip();
	}

	public Preference withLanguage(String other) {
		return new Preference(other, this.theme, this.density, this.zone, this.singleKeys);
	}

	public Preference withTheme(Theme other) {
		return new Preference(this.language, other, this.density, this.zone, this.singleKeys);
	}

	/** The zone for what is not a page; pages without one have the browser's. */
	public ZoneId zoneOrUtc() {
		return this.zone.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(this.zone);
	}

	/** The language, where one was chosen. */
	public Optional<Locale> locale() {
		return Optional.of(this.language).filter((tag) -> !tag.isEmpty()).map(Locale::forLanguageTag);
	}

	/** The same for those who make pages. */
	public Wishes wishes() {
		return new Wishes(locale(),
				Optional.of(this.theme)
					.filter((one) -> one != Theme.BROWSER)
					.map((one) -> one.name().toLowerCase(Locale.ROOT)),
				this.density.name().toLowerCase(Locale.ROOT),
				Optional.of(this.zone).filter((one) -> !one.isEmpty()).map(ZoneId::of), this.singleKeys);
	}

}
