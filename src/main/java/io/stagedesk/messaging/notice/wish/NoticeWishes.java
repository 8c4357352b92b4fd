package io.stagedesk.messaging.notice.wish;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.messaging.notice.NoticeKind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How each person likes to be told; the usual for those who never said anything. */
@Service
public class NoticeWishes {

	private static final int BATCH = 500;

	private final JdbcClient jdbc;

	NoticeWishes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	public NoticeWish of(String login) {
		return of(List.of(login)).get(login);
	}

	/** For each of them. */
	@Transactional(readOnly = true)
	public Map<String, NoticeWish> of(Collection<String> logins) {
		Map<String, NoticeWish> wishes = new HashMap<>();
		logins.forEach((login) -> wishes.put(login, NoticeWish.USUAL));
		List<String> all = List.copyOf(wishes.keySet());
		for (int from = 0; from < all.size(); from += BATCH) {
			this.jdbc.sql("""
					select login, switched, quiet_from, quiet_to, quiet_days, rhythm, digest_at, shows_content
					from notice_wish where login in (:logins)""")
				.param("logins", all.subList(from, Math.min(all.size(), from + BATCH)))
				.query((row, number) -> wishes.put(row.getString("login"), read(row)))
				.list();
		}
		return wishes;
	}

	/** Keeps it; what waits to be mailed to who wants no mails is mailed no more. */
	@Transactional
	public void save(String login, NoticeWish wish) {
		this.jdbc.sql("select login from agent where login = ? for update").param(login).query(String.class).optional();
		this.jdbc.sql("delete from notice_wish where login = ?").param(login).update();
		this.jdbc
			.sql("""
					insert into notice_wish (login, switched, quiet_from, quiet_to, quiet_days, rhythm, digest_at, shows_content)
					values (?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(login, text(wish.channels()), wish.quiet().map((one) -> one.from().toString()).orElse(null),
					wish.quiet().map((one) -> one.to().toString()).orElse(null),
					wish.quiet().map((one) -> text(one.ordered())).orElse(""), wish.digest().rhythm().name(),
					wish.digest().at().toString(), wish.showsContent())
			.update();
		if (wish.digest().rhythm() == Rhythm.OFF) {
			this.jdbc
				.sql("update notice set mailed_at = created_at, by_mail = false where login = ? and mailed_at is null")
				.param(login)
				.update();
		}
	}

	private static String text(Map<NoticeKind, Set<NoticeChannel>> channels) {
		return channels.entrySet()
			.stream()
			.map((one) -> one.getKey() + ":" + text(one.getValue()))
			.collect(Collectors.joining(";"));
	}

	private static String text(Set<?> constants) {
		return constants.stream().map(Object::toString).collect(Collectors.joining(","));
	}

	private static NoticeWish read(ResultSet row) throws SQLException {
		String from = row.getString("quiet_from");
		Optional<QuietHours> quiet = (from == null) ? Optional.empty()
				: Optional.of(new QuietHours(LocalTime.parse(from), LocalTime.parse(row.getString("quiet_to")),
						constants(DayOfWeek.class, row.getString("quiet_days"))));
		return new NoticeWish(channels(row.getString("switched")), quiet,
				new DigestTurn(Rhythm.valueOf(row.getString("rhythm")), LocalTime.parse(row.getString("digest_at"))),
				row.getBoolean("shows_content"));
	}

	/** A kind that another version of the desk knows is left out. */
	private static Map<NoticeKind, Set<NoticeChannel>> channels(String text) {
		Map<NoticeKind, Set<NoticeChannel>> channels = new HashMap<>();
		for (String one : text.split(";")) {
			int colon = one.indexOf(':');
			Arrays.stream(NoticeKind.values())
				.filter((kind) -> kind.name().equals(one.substring(0, Math.max(0, colon))))
				.forEach((kind) -> channels.put(kind, constants(NoticeChannel.class, one.substring(colon + 1))));
		}
		return channels;
	}

	private static <E extends Enum<E>> Set<E> constants(Class<E> type, String text) {
		Set<E> constants = EnumSet.noneOf(type);
		Arrays.stream(text.split(","))
			.filter((one) -> !one.isEmpty())
			.forEach((one) -> constants.add(Enum.valueOf(type, one)));
		return constants;
	}

}
