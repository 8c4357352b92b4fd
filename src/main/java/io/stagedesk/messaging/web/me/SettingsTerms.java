package io.stagedesk.messaging.web.me;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.stagedesk.messaging.notice.NoticeKind;
import io.stagedesk.messaging.notice.wish.DigestTurn;
import io.stagedesk.messaging.notice.wish.NoticeChannel;
import io.stagedesk.messaging.notice.wish.NoticeWish;
import io.stagedesk.messaging.notice.wish.QuietHours;
import io.stagedesk.messaging.notice.wish.Rhythm;
import io.stagedesk.staff.preference.Density;
import io.stagedesk.staff.preference.Preference;
import io.stagedesk.staff.preference.Theme;

/**
 * One's own settings as the API and the page say them, right or wrong.
 *
 * @param language {@code en} or {@code zh-CN}; absent for the browser's
 * @param theme BROWSER, LIGHT, DARK or SYSTEM
 * @param density COMFORTABLE or COMPACT
 * @param zone IANA name; absent for the browser's
 * @param singleKeys whether single keys are commands
 * @param notifications left as they are where they are not said
 */
record SettingsTerms(String language, String theme, String density, String zone, Boolean singleKeys,
		Notifications notifications) {

	static SettingsTerms of(Preference preference, NoticeWish wish) {
		return new SettingsTerms(absent(preference.language()), preference.theme().name(), preference.density().name(),
				absent(preference.zone()), preference.singleKeys(), Notifications.of(wish));
	}

	Preference preference(SettingsReading reading) {
		return new Preference(Objects.requireNonNullElse(this.language, ""),
				reading.constant(Theme.class, "theme", this.theme, Theme.BROWSER),
				reading.constant(Density.class, "density", this.density, Density.COMFORTABLE),
				Objects.requireNonNullElse(this.zone, ""), !Boolean.FALSE.equals(this.singleKeys));
	}

	private static String absent(String text) {
		return text.isEmpty() ? null : text;
	}

	/**
	 * How to be told.
	 *
	 * @param channels APP, MAIL and BROWSER by kind of notice; a kind that is not said is
	 * as usual
	 * @param quiet absent for never
	 * @param showContent whether the browser shows what was written, too
	 */
	record Notifications(Map<String, List<String>> channels, Quiet quiet, Digest digest, Boolean showContent) {

		static Notifications of(NoticeWish wish) {
			Map<String, List<String>> channels = new TreeMap<>();
			wish.channels().forEach((kind, wanted) -> channels.put(kind.name(), names(wanted)));
			return new Notifications(channels,
					wish.quiet()
						.map((one) -> new Quiet(one.from().toString(), one.to().toString(), names(one.ordered())))
						.orElse(null),
					new Digest(wish.digest().rhythm().name(), wish.digest().at().toString()), wish.showsContent());
		}

		NoticeWish wish(SettingsReading reading) {
			Digest turn = Objects.requireNonNullElse(this.digest, new Digest(null, null));
			return new NoticeWish(channels(reading), Optional.ofNullable(this.quiet).map((one) -> one.hours(reading)),
					turn.turn(reading), Boolean.TRUE.equals(this.showContent));
		}

		private Map<NoticeKind, Set<NoticeChannel>> channels(SettingsReading reading) {
			Map<NoticeKind, Set<NoticeChannel>> all = new EnumMap<>(NoticeKind.class);
			String field = "notifications.channels";
			Objects.requireNonNullElse(this.channels, Map.<String, List<String>>of())
				.forEach((kind, wanted) -> reading.constant(NoticeKind.class, field, kind)
					.ifPresent((known) -> all.put(known, reading.constants(NoticeChannel.class, field, wanted))));
			return all;
		}

		private static List<String> names(Set<? extends Enum<?>> constants) {
			return constants.stream().map(Enum::name).collect(Collectors.toList());
		}

	}

	/**
	 * When to be left in peace.
	 *
	 * @param to where it is not after {@code from}, it is a time of the next day
	 * @param days on which it begins; absent for all
	 */
	record Quiet(String from, String to, List<String> days) {

		QuietHours hours(SettingsReading reading) {
			Set<DayOfWeek> begins = (this.days != null)
					? reading.constants(DayOfWeek.class, "notifications.quiet.days", this.days)
					: Set.of(DayOfWeek.values());
			return new QuietHours(reading.time("notifications.quiet.from", this.from),
					reading.time("notifications.quiet.to", this.to), begins);
		}

	}

	/**
	 * When unread notices are mailed.
	 *
	 * @param rhythm OFF, GATHERED, HOURLY or DAILY
	 * @param at time of the day, for DAILY
	 */
	record Digest(String rhythm, String at) {

		DigestTurn turn(SettingsReading reading) {
			return new DigestTurn(
					reading.constant(Rhythm.class, "notifications.digest.rhythm", this.rhythm, Rhythm.GATHERED),
					(this.at != null) ? reading.time("notifications.digest.at", this.at) : DigestTurn.USUAL.at());
		}

	}

}
