package io.stagedesk.messaging.notice;

import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.stagedesk.messaging.DigestEntry;
import io.stagedesk.messaging.DigestEntry.Reason;
import io.stagedesk.messaging.Links;
import io.stagedesk.messaging.MailKind;
import io.stagedesk.messaging.Outbox;
import io.stagedesk.page.Languages;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.preference.Preference;
import io.stagedesk.staff.preference.Preferences;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts what a digest took into words, ticket by ticket, the latest first. */
@Component
class DigestMails {

	static final int MOST_ENTRIES = 50;

	/** So many notices are looked at for the entries; the others are only counted. */
	private static final int MOST_NOTICES = 500;

	private final JdbcClient jdbc;

	private final Notices notices;

	private final NoticeWords words;

	private final Outbox outbox;

	private final Links links;

	private final JsonMapper json;

	private final Preferences preferences;

	DigestMails(JdbcClient jdbc, Notices notices, NoticeWords words, Outbox outbox, Links links, JsonMapper json,
			Preferences preferences) {
		this.preferences = preferences;
		this.jdbc = jdbc;
		this.notices = notices;
		this.words = words;
		this.outbox = outbox;
		this.links = links;
		this.json = json;
	}

	void write(Agent agent, Timestamp taken) {
		Preference preference = this.preferences.of(agent.login());
		Locale locale = language(agent, preference);
		List<DigestEntry> entries = entries(this.notices.mailedAt(taken, agent.asViewer(), MOST_NOTICES), locale,
				preference.zoneOrUtc());
		int tickets = tickets(agent, taken);
		this.outbox.add(MailKind.DIGEST, agent.email(), locale.toLanguageTag(),
				Map.of("name", agent.name(), "count", String.valueOf(tickets), "more",
						String.valueOf(tickets - entries.size()), "noticesUrl", this.links.notices(), "entries",
						this.json.writeValueAsString(entries)));
	}

	/** As the person likes it; else Chinese for who speaks it, English for all others. */
	private static Locale language(Agent agent, Preference preference) {
		return preference.locale()
			.orElseGet(() -> agent.languages()
				.stream()
				.map(Languages::nearest)
				.filter((one) -> !one.equals(Languages.DEFAULT))
				.findFirst()
				.orElse(Languages.DEFAULT));
	}

	private List<DigestEntry> entries(List<Notice> notices, Locale locale, ZoneId zone) {
		Function<Notice, String> why = this.words.in(locale);
		Map<Long, List<Notice>> tickets = notices.stream()
			.collect(Collectors.groupingBy(Notice::ticketId, LinkedHashMap::new, Collectors.toList()));
		return tickets.values().stream().limit(MOST_ENTRIES).map((of) -> entry(of, why, zone)).toList();
	}

	/** The same reason is said once, with its latest time. */
	private DigestEntry entry(List<Notice> ofTicket, Function<Notice, String> why, ZoneId zone) {
		Notice first = ofTicket.get(0);
		Collection<Reason> reasons = ofTicket.stream()
			.map((notice) -> new Reason(why.apply(notice), notice.createdAt(), zone.getId()))
			.collect(Collectors.toMap(Reason::text, Function.identity(), (later, earlier) -> later, LinkedHashMap::new))
			.values();
		return new DigestEntry(first.number(), (first.subject() != null) ? this.links.ticket(first.number()) : null,
				first.subject(), List.copyOf(reasons));
	}

	private int tickets(Agent agent, Timestamp taken) {
		return this.jdbc
			.sql("select count(distinct ticket_id) from notice where mailed_at = ? and login = ? and by_mail")
			.params(taken, agent.login())
			.query(Integer.class)
			.single();
	}

}
