package io.stagedesk.messaging.notice.wish;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.messaging.notice.NoticeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is told by which channel, and when it is mailed. */
class NoticeWishTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	@Test
	void mailsWhatIsRareAndNotWhatHappensAllDayLong() {
		assertThat(NoticeWish.USUAL.wantsMail(NoticeKind.MENTIONED)).isTrue();
		assertThat(NoticeWish.USUAL.wantsMail(NoticeKind.PROMISE_BROKEN)).isTrue();
		assertThat(NoticeWish.USUAL.wantsMail(NoticeKind.REQUESTER_REPLIED)).isFalse();
		assertThat(NoticeWish.USUAL.wants(NoticeKind.REQUESTER_REPLIED, NoticeChannel.APP)).isTrue();
	}

	@ParameterizedTest
	@EnumSource(NoticeKind.class)
	void keepsEscalationsInTheAppWhateverIsSwitchedOff(NoticeKind kind) {
		NoticeWish nothing = new NoticeWish(Map.of(kind, Set.of()), Optional.empty(), DigestTurn.USUAL, false);
		assertThat(nothing.wants(kind, NoticeChannel.APP)).isEqualTo(kind.isEscalation());
		assertThat(nothing.wants(kind, NoticeChannel.MAIL)).isFalse();
	}

	@Test
	void mailsNothingToWhoWantsNoMails() {
		assertThat(with(Rhythm.OFF, LocalTime.NOON).wantsMail(NoticeKind.PROMISE_BROKEN)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2026-01-14T10:59:00Z | 2026-01-14T10:59:59Z | false
			2026-01-14T10:59:00Z | 2026-01-14T11:00:00Z | true
			2026-01-14T11:00:00Z | 2026-01-14T11:59:00Z | false
			2026-01-14T11:00:00Z | 2026-01-14T12:00:00Z | true
			""")
	void mailsOnTheHour(Instant since, Instant now, boolean mailed) {
		assertThat(with(Rhythm.HOURLY, LocalTime.NOON).isMailedNow(since, now, BERLIN)).isEqualTo(mailed);
	}

	/** At 02:30 there is no such time on 2026-03-29, and there are two on 2026-10-25. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			08:00 | 2026-01-13T12:00:00Z | 2026-01-14T06:59:59Z | false
			08:00 | 2026-01-13T12:00:00Z | 2026-01-14T07:00:00Z | true
			08:00 | 2026-01-14T07:00:00Z | 2026-01-14T23:30:00Z | false
			08:00 | 2026-03-28T12:00:00Z | 2026-03-29T05:59:59Z | false
			08:00 | 2026-03-28T12:00:00Z | 2026-03-29T06:00:00Z | true
			02:30 | 2026-03-28T12:00:00Z | 2026-03-29T01:29:59Z | false
			02:30 | 2026-03-28T12:00:00Z | 2026-03-29T01:30:00Z | true
			02:30 | 2026-10-24T12:00:00Z | 2026-10-25T00:29:59Z | false
			02:30 | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z | true
			02:30 | 2026-10-25T00:31:00Z | 2026-10-25T01:31:00Z | false
			23:30 | 2026-01-14T12:00:00Z | 2026-01-14T23:00:00Z | true
			""")
	void mailsOnceADayAtOnesOwnTime(LocalTime at, Instant since, Instant now, boolean mailed) {
		assertThat(with(Rhythm.DAILY, at).isMailedNow(since, now, BERLIN)).isEqualTo(mailed);
	}

	@Test
	void leavesInPeaceByMailAndBrowserButNotInTheApp() {
		QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of(DayOfWeek.values()));
		NoticeWish wish = new NoticeWish(Map.of(), Optional.of(night), DigestTurn.USUAL, false);
		Instant midnight = Instant.parse("2026-01-14T23:00:00Z");
		Instant morning = Instant.parse("2026-01-15T06:00:00Z");
		assertThat(wish.isMailedNow(midnight.minusSeconds(60), midnight, BERLIN)).isFalse();
		assertThat(wish.isMailedNow(midnight, morning, BERLIN)).isTrue();
		assertThat(wish.inBrowser(NoticeKind.MENTIONED, midnight, BERLIN)).contains(morning);
		assertThat(wish.wants(NoticeKind.MENTIONED, NoticeChannel.APP)).isTrue();
	}

	private static NoticeWish with(Rhythm rhythm, LocalTime at) {
		return new NoticeWish(Map.of(), Optional.empty(), new DigestTurn(rhythm, at), false);
	}

}
