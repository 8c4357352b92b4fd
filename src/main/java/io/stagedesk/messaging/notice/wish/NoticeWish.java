package io.stagedesk.messaging.notice.wish;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.messaging.notice.NoticeKind;

/**
 * How one person likes to be told.
 *
 * @param channels those of each kind of notice, all kinds
 * @param quiet when nothing is mailed or shown by the browser
 * @param showsContent whether the browser shows what was written, too
 */
public record NoticeWish(Map<NoticeKind, Set<NoticeChannel>> channels, Optional<QuietHours> quiet, DigestTurn digest,
		boolean showsContent) {

	public static final NoticeWish USUAL = new NoticeWish(Map.of(), Optional.empty(), DigestTurn.USUAL, false);

	/**
	 * A kind that is not among them is told as usual; an escalation is always in the app.
	 */
	public NoticeWish {
		Map<NoticeKind, Set<NoticeChannel>> all = new EnumMap<>(NoticeKind.class);
		for (NoticeKind kind : NoticeKind.values()) {
			Set<NoticeChannel> wanted = EnumSet.noneOf(NoticeChannel.class);
			wanted.addAll(channels.getOrDefault(kind, usual(kind)));
			if (isFixed(kind)) {
				wanted.add(NoticeChannel.APP);
			}
			all.put(kind, wanted);
		}
		channels = all;
	}

	/** Whether a kind cannot be switched off in the app. */
	public static boolean isFixed(NoticeKind kind) {
		return kind.isEscalation();
	}

	public boolean wants(NoticeKind kind, NoticeChannel channel) {
		return this.channels.get(kind).contains(channel);
	}

	/** Whether a notice is mailed some day. */
	public boolean wantsMail(NoticeKind kind) {
		return this.digest.rhythm() != Rhythm.OFF && wants(kind, NoticeChannel.MAIL);
	}

	/** From when on the browser may show what happens now; empty for never. */
	public Optional<Instant> inBrowser(NoticeKind kind, Instant now, ZoneId zone) {
		return wants(kind, NoticeChannel.BROWSER)
				? Optional.of(this.quiet.map((one) -> one.awaited(now, zone)).orElse(now)) : Optional.empty();
	}

	/** Whether what waits since an instant is mailed now. */
	public boolean isMailedNow(Instant waitsSince, Instant now, ZoneId zone) {
		return this.digest.hasCome(waitsSince, now, zone)
				&& this.quiet.filter((one) -> one.isQuiet(now, zone)).isEmpty();
	}

	/** All of them, but what happens all day long is not mailed. */
	private static Set<NoticeChannel> usual(NoticeKind kind) {
		return kind.isDaily() ? EnumSet.of(NoticeChannel.APP, NoticeChannel.BROWSER)
				: EnumSet.allOf(NoticeChannel.class);
	}

}
