package io.stagedesk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rule of {@code src/docs/upgrade.md}: while nodes of the release before still run, a
 * migration only adds, and what it adds may be left out by them. What is not known to be
 * harmless is refused.
 */
class SchemaRuleTests {

	/** Nodes run together since this migration. */
	private static final int BASELINE = 19;

	private static final Pattern FILE = Pattern.compile("V(\\d+)(_\\d+)?__[a-z_]+\\.(sql|class)");

	/** A removal says which release was the last to use what goes. */
	private static final Pattern CONTRACT = Pattern.compile("(?m)^-- Contract: last used by \\d+\\.\\d+\\.\\d+$");

	private static final Pattern ASIDE = Pattern.compile("'[^']*'|--[^\\n]*|/\\*(?s:.*?)\\*/");

	private static final Pattern REMOVAL = Pattern
		.compile("drop (table|index) \\w+|alter table \\w+ drop (column|constraint) \\w+");

	private static final Pattern CREATED = Pattern.compile("create table (\\w+) .*");

	private static final Pattern HARMLESS = Pattern
		.compile("create (table|index|sequence) .*|insert into .*|update .*");

	private static final Pattern OF_TABLE = Pattern
		.compile("(?:alter table|create unique index \\w+ on|create index \\w+ on) (\\w+).*");

	private static final Pattern COLUMN = Pattern.compile("alter table \\w+ add column (.*)");

	@Test
	void migrationsLeaveTheRunningReleaseAlone() throws IOException {
		List<String> read = new ArrayList<>();
		for (Resource one : migrations()) {
			Matcher name = FILE.matcher(one.getFilename());
			assertThat(name.matches()).as(one.getFilename()).isTrue();
			if (Integer.parseInt(name.group(1)) < BASELINE) {
				continue;
			}
			assertThat(name.group(3)).as("only scripts can be checked: %s", one.getFilename()).isEqualTo("sql");
			assertThat(violations(one.getContentAsString(StandardCharsets.UTF_8))).as(one.getFilename()).isEmpty();
			read.add(one.getFilename());
		}
		assertThat(read).anyMatch((name) -> name.startsWith("V19__"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "drop table ticket", "alter table ticket drop column subject",
			"alter table ticket rename to request", "alter table ticket rename column subject to title",
			"alter table ticket alter column subject type varchar(10)",
			"alter table ticket alter column team set not null",
			"alter table ticket add column mood varchar(10) not null",
			"alter table ticket add constraint one_team unique (team)", "create unique index one_team on ticket (team)",
			"ALTER TABLE ticket\n  ADD COLUMN mood varchar(10)\n  NOT NULL", "truncate table ticket",
			"delete from ticket", "create view mine as select * from ticket", "drop index ticket_team",
			"alter table ticket add column mood varchar(10) unique" })
	void refusesWhatBreaksTheRunningRelease(String statement) {
		assertThat(violations("-- A comment; with a semicolon.\n" + statement + ";\n")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "create table mood (id integer primary key); create unique index mood_once on mood (id)",
			"create table mood (id integer); alter table mood add constraint one unique (id)",
			"create index ticket_mood on ticket (mood)", "alter table ticket add column mood varchar(10)",
			"alter table ticket add column mood varchar(10) default 'good' not null",
			"alter table ticket add column mood bigint references mood", "insert into mood (id) values (1)",
			"update ticket set mood = 'good; not null' where mood is null",
			"-- Contract: last used by 1.4.0\nalter table ticket drop column mood" })
	void takesWhatTheRunningReleaseDoesNotSee(String script) {
		assertThat(violations(script)).isEmpty();
	}

	private static List<Resource> migrations() throws IOException {
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
		return Arrays.stream(resolver.getResources("classpath*:db/migration/V*")).toList();
	}

	/** Statements of a migration that a node of the release before could stumble over. */
	private static List<String> violations(String script) {
		List<String> plain = plain(script);
		Set<String> created = plain.stream()
			.map(CREATED::matcher)
			.filter(Matcher::matches)
			.map((match) -> match.group(1))
			.collect(Collectors.toSet());
		boolean contract = CONTRACT.matcher(script).find();
		return plain.stream()
			.filter((one) -> !HARMLESS.matcher(one).matches() && !isOfNewTable(one, created) && !isLooseColumn(one)
					&& !(contract && REMOVAL.matcher(one).matches()))
			.toList();
	}

	/** Its statements in one line each, without comments and texts. */
	private static List<String> plain(String script) {
		String words = ASIDE.matcher(script).replaceAll((aside) -> aside.group().startsWith("'") ? "''" : " ");
		return Arrays.stream(words.split(";"))
			.map((one) -> one.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT))
			.filter((one) -> !one.isEmpty())
			.toList();
	}

	private static boolean isOfNewTable(String statement, Set<String> created) {
		Matcher of = OF_TABLE.matcher(statement);
		return of.matches() && created.contains(of.group(1));
	}

	/** A column that nobody has to fill. */
	private static boolean isLooseColumn(String statement) {
		Matcher column = COLUMN.matcher(statement);
		if (!column.matches()) {
			return false;
		}
		String terms = column.group(1);
		boolean filled = !terms.contains("not null") || terms.contains(" default ");
		return filled && !terms.matches(".*\\b(unique|primary key|check)\\b.*");
	}

}
