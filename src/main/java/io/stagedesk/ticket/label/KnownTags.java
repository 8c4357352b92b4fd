package io.stagedesk.ticket.label;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.staff.Viewer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tags in use: those of the tickets that were changed last among those the viewer may
 * see. It reads so many and no more, however many tickets there are.
 */
@Component
public class KnownTags {

	private static final TypeReference<List<String>> TAGS = new TypeReference<>() {
	};

	private static final int READ = 500;

	private static final int SHOWN = 20;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	KnownTags(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** Those with this in them, the most frequent first. */
	@Transactional(readOnly = true)
	public List<String> like(String part, Viewer viewer) {
		String wanted = part.strip().toLowerCase(Locale.ROOT);
		Map<String, Long> uses = Stream.of(true, false)
			.flatMap((open) -> lately(open, viewer).stream())
			.flatMap(Collection::stream)
			.filter((tag) -> tag.toLowerCase(Locale.ROOT).contains(wanted))
			.collect(Collectors.groupingBy((tag) -> tag, Collectors.counting()));
		return uses.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
			.limit(SHOWN)
			.map(Map.Entry::getKey)
			.toList();
	}

	/** One short scan of an index for each team and half. */
	private List<List<String>> lately(boolean open, Viewer viewer) {
		if (viewer.role().seesAllTickets()) {
			return read("t.open = ?", List.of(open), READ);
		}
		return !viewer.role().seesTeamTickets() ? List.of() : viewer.teams()
			.stream()
			.flatMap((team) -> read("t.team = ? and t.open = ?", List.of(team, open), READ / viewer.teams().size())
				.stream())
			.toList();
	}

	private List<List<String>> read(String condition, List<?> values, int most) {
		return this.jdbc
			.sql("select t.tags from ticket t where %s order by t.updated_at desc, t.id desc limit %d"
				.formatted(condition, most))
			.params(values)
			.query((row, number) -> this.json.readValue(row.getString(1), TAGS))
			.list();
	}

}
