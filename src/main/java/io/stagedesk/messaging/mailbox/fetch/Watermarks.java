package io.stagedesk.messaging.mailbox.fetch;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Up to which number each folder has been dealt with, so that a mail that a person reads
 * before the desk does is fetched all the same. What was there before the desk first
 * looked is old; a watermark only rises, over mails that are stored or refused, whichever
 * node says so.
 */
@Component
class Watermarks {

	private final JdbcClient jdbc;

	Watermarks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Where all above is still to be fetched; begins with a folder that is new. */
	long of(String mailbox, Inbox inbox) {
		String space = inbox.space();
		return space.isEmpty() ? 0 : find(mailbox, space).orElseGet(() -> begin(mailbox, space, inbox.newest()));
	}

	/**
	 * @param settled whether a mail is stored or refused
	 */
	void raise(String mailbox, Inbox inbox, long from, List<Letter> waiting, Predicate<Letter> settled) {
		if (inbox.space().isEmpty()) {
			return;
		}
		long to = waiting.stream()
			.filter((one) -> one.number() > from)
			.sorted(Comparator.comparingLong(Letter::number))
			.takeWhile(settled)
			.mapToLong(Letter::number)
			.max()
			.orElse(from);
		if (to > from) {
			this.jdbc.sql("update mailbox set uid_done = ? where id = ? and uid_validity = ? and uid_done < ?")
				.params(to, mailbox, inbox.space(), to)
				.update();
		}
	}

	private long begin(String mailbox, String space, long newest) {
		this.jdbc.sql("""
				update mailbox set uid_validity = ?, uid_done = ?
				where id = ? and (uid_validity is null or uid_validity <> ?)""")
			.params(space, newest, mailbox, space)
			.update();
		return find(mailbox, space).orElse(newest);
	}

	private Optional<Long> find(String mailbox, String space) {
		return this.jdbc.sql("select uid_done from mailbox where id = ? and uid_validity = ?")
			.params(mailbox, space)
			.query(Long.class)
			.optional();
	}

}
