package io.stagedesk.messaging.incoming;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.stagedesk.api.Tokens;
import io.stagedesk.messaging.mime.Address;
import io.stagedesk.messaging.mime.ReadMail;
import io.stagedesk.messaging.token.ReplyTokens;
import io.stagedesk.messaging.token.ReplyTokens.Token;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which ticket a mail belongs to: by a signed token, else by the mails that it answers,
 * else by the number in its subject.
 */
@Component
class Threading {

	private static final Pattern NUMBER = Pattern.compile("(?i)(?<![\\p{L}\\p{N}-])SD-([0-9]{6,18})(?![0-9])");

	private static final int MOST_MERGES = 20;

	private final ReplyTokens tokens;

	private final Tickets tickets;

	private final JdbcClient jdbc;

	Threading(ReplyTokens tokens, Tickets tickets, JdbcClient jdbc) {
		this.tokens = tokens;
		this.tickets = tickets;
		this.jdbc = jdbc;
	}

	/** Empty where it names none that there is. */
	@Transactional(readOnly = true)
	public Optional<Thread> of(ReadMail mail) {
		return byToken(mail).or(() -> byReferences(mail)).or(() -> byNumber(mail));
	}

	private Optional<Thread> byToken(ReadMail mail) {
		Stream<String> addresses = Stream.concat(mail.deliveredTo().stream(),
				Stream.concat(mail.to().stream(), mail.cc().stream()).map(Address::address));
		List<Token> found = Stream.concat(addresses, mail.references().stream())
			.flatMap((text) -> this.tokens.find(text).stream())
			.toList();
		return found.stream()
			.filter((token) -> token.agent().isPresent())
			.findFirst()
			.or(() -> found.stream().findFirst())
			.flatMap((token) -> thread("TOKEN", token.number(), token.agent()));
	}

	private Optional<Thread> byReferences(ReadMail mail) {
		if (mail.references().isEmpty()) {
			return Optional.empty();
		}
		List<String> hashes = mail.references().stream().map(Threading::hash).toList();
		List<Long> ids = this.jdbc
			.sql("""
					select ticket_id from mail_thread where id_hash in (:hashes)
					union select ticket_id from outbox where message_id in (:ids) and ticket_id is not null order by ticket_id desc""")
			.param("hashes", hashes)
			.param("ids", mail.references())
			.query(Long.class)
			.list();
		return ids.stream()
			.findFirst()
			.flatMap((id) -> thread("REFERENCES", new TicketNumber(id).toString(), Optional.empty()));
	}

	private Optional<Thread> byNumber(ReadMail mail) {
		Matcher matcher = NUMBER.matcher(mail.subject());
		List<String> numbers = new ArrayList<>();
		while (matcher.find()) {
			numbers.add("SD-" + matcher.group(1));
		}
		return numbers.stream().flatMap((number) -> thread("NUMBER", number, Optional.empty()).stream()).findFirst();
	}

	/** A merged ticket's mails belong to the one into which it went. */
	private Optional<Thread> thread(String by, String number, Optional<String> agent) {
		return this.tickets.known(number).map((ticket) -> new Thread(by, survivor(ticket), agent));
	}

	private TicketSnapshot survivor(TicketSnapshot ticket) {
		TicketSnapshot survivor = ticket;
		Set<Long> seen = new HashSet<>();
		while (survivor.mergedInto() != null && seen.add(survivor.id()) && seen.size() < MOST_MERGES) {
			survivor = this.tickets.get(new TicketNumber(survivor.mergedInto()).toString());
		}
		return survivor;
	}

	/** Keeps the Message-ID of a mail that became a part of a ticket. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void keep(long ticket, String messageId, java.sql.Timestamp at) {
		if (messageId.isEmpty()) {
			return;
		}
		String hash = hash(messageId);
		this.jdbc.sql("""
				insert into mail_thread (id_hash, ticket_id, mail_message_id, created_at)
				select cast(? as varchar), cast(? as bigint), cast(? as varchar), cast(? as timestamp(6) with time zone)
				where not exists (select 1 from mail_thread where id_hash = ? and ticket_id = ?)""")
			.params(hash, ticket, messageId, at, hash, ticket)
			.update();
	}

	private static String hash(String messageId) {
		return Tokens.hash(Objects.requireNonNull(messageId));
	}

	/**
	 * What a mail belongs to.
	 *
	 * @param by TOKEN, REFERENCES or NUMBER
	 * @param agent whose signed address it came to
	 */
	record Thread(String by, TicketSnapshot ticket, Optional<String> agent) {
	}

}
