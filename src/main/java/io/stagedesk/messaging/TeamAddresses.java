package io.stagedesk.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.messaging.mailbox.MailboxesChanged;
import io.stagedesk.ticket.TicketSnapshot;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * From which address a ticket's mails leave: that of its team's mailbox, else that of the
 * mailbox by which it came, else the desk's.
 */
@Component
public class TeamAddresses {

	/** What the ticket's context calls the mailbox by which it came. */
	public static final String MAILBOX = "mailbox";

	private static final Duration KEPT = Duration.ofSeconds(5);

	private final JdbcClient jdbc;

	private final MailSettings settings;

	private final Clock clock;

	private volatile Known known = new Known(Map.of(), Set.of(), Set.of(), Instant.EPOCH);

	TeamAddresses(JdbcClient jdbc, MailSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.clock = clock;
	}

	public String of(TicketSnapshot ticket) {
		String by = lower(Objects.toString(ticket.context().get(MAILBOX), ""));
		String otherwise = known().all().contains(by) ? by : this.settings.from();
		return (ticket.team() == null) ? otherwise : known().byTeam().getOrDefault(ticket.team(), otherwise);
	}

	/** Other nodes hear of it within seconds. */
	@TransactionalEventListener(fallbackExecution = true)
	void onChange(MailboxesChanged news) {
		this.known = new Known(Map.of(), Set.of(), Set.of(), Instant.EPOCH);
	}

	/** Whether a mail from this address is one of our own. */
	public boolean isOurs(String address) {
		return known().all().contains(lower(address));
	}

	/** Whether mails to this address come back to us. */
	boolean isMailbox(String address) {
		return known().mailboxes().contains(lower(address));
	}

	private Known known() {
		Known now = this.known;
		Instant at = this.clock.instant();
		if (now.at().plus(KEPT).isBefore(at) || now.at().isAfter(at)) {
			now = read(at);
			this.known = now;
		}
		return now;
	}

	private Known read(Instant at) {
		Map<String, String> byTeam = new HashMap<>();
		List<String> addresses = this.jdbc.sql("select address, team from mailbox where active order by id")
			.query((row, number) -> {
				String address = lower(row.getString("address"));
				byTeam.putIfAbsent(Objects.requireNonNullElse(row.getString("team"), ""), address);
				return address;
			})
			.list();
		Set<String> all = Stream.concat(addresses.stream(), Stream.of(lower(this.settings.from())))
			.collect(Collectors.toUnmodifiableSet());
		return new Known(Map.copyOf(byTeam), Set.copyOf(addresses), all, at);
	}

	private static String lower(String address) {
		return address.toLowerCase(Locale.ROOT);
	}

	private record Known(Map<String, String> byTeam, Set<String> mailboxes, Set<String> all, Instant at) {
	}

}
