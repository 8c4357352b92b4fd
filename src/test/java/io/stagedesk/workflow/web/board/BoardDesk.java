package io.stagedesk.workflow.web.board;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Credentials;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.TicketNumber;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tickets and promises for tests of the board, in a language of their own, and the
 * board's pages as a browser without scripts reads them.
 */
class BoardDesk {

	private static final AtomicInteger NEXT = new AtomicInteger();

	private static final Pattern FIGURE = Pattern.compile(
			"<a (?:class=\"[^\"]*\" )?href=\"([^\"]+)\"[^>]*data-figure=\"(\\w+)\"[^>]*>(.*?)</a>", Pattern.DOTALL);

	private static final Pattern NUMBER = Pattern.compile("<a ([^>]*data-number=\"\\w+\"[^>]*)>(.*?)</a>",
			Pattern.DOTALL);

	final String language = "b-" + NEXT.incrementAndGet();

	private final Api api;

	private final JdbcClient jdbc;

	BoardDesk(Api api, JdbcClient jdbc) {
		this.api = api;
		this.jdbc = jdbc;
	}

	/** A supervisor of these teams only, who can send a token. */
	static String supervisor(Staff staff, Credentials credentials, String... teams) {
		String login = "lead" + NEXT.incrementAndGet();
		staff.hire(new Agent(login, "Lead " + login, login + "@example.com", Role.SUPERVISOR, null, Set.of("en"),
				Set.of(teams), Presence.OFFLINE), null);
		credentials.issue(login, "demo-" + login);
		return login;
	}

	/** A ticket in the queue of the team of its category. */
	String ticket(String subject, String category, String priority) {
		Answer created = this.api.post("app", "/api/v1/tickets", """
				{"requester":{"externalId":"u-%d"},"subject":%s,"body":"b","category":"%s","priority":"%s"}"""
			.formatted(System.nanoTime(), Api.quote(subject), category, priority));
		assertThat(created.status()).as(created.toString()).isEqualTo(201);
		String number = created.json().path("number").asString();
		this.jdbc.sql("update ticket set language = ? where id = ?").params(this.language, id(number)).update();
		return number;
	}

	String assigned(String number, String login) {
		assertThat(this.api
			.post("mona", "/api/v1/tickets/%s/transfer".formatted(number),
					"{\"assignee\":\"%s\",\"reason\":\"r\",\"note\":\"n\"}".formatted(login))
			.status()).isEqualTo(200);
		return number;
	}

	String clock(String number, String target, String values, Instant... instants) {
		JdbcClient.StatementSpec update = this.jdbc
			.sql("update clock set " + values + " where ticket_id = ? and target = ?");
		for (Instant instant : instants) {
			update = update.param((instant != null) ? Timestamp.from(instant) : null);
		}
		assertThat(update.param(id(number)).param(target).update()).isEqualTo(1);
		return number;
	}

	/** Due so long ago, and stopped so long ago or running on. */
	String missed(String number, String target, Duration due, Duration stopped) {
		return clock(number, target,
				"counted_from = ?, due_at = ?, breached_at = ?, stopped_at = ?, outcome = 'MISSED'",
				ago(due.plusHours(1)), ago(due), ago(due), (stopped != null) ? ago(stopped) : null);
	}

	String met(String number, String target, Duration stopped, Duration taken) {
		return clock(number, target, "counted_from = ?, stopped_at = ?, outcome = 'MET'", ago(stopped.plus(taken)),
				ago(stopped));
	}

	void change(String number, String values, Object... parameters) {
		List<Object> all = new ArrayList<>(List.of(parameters));
		all.add(id(number));
		this.jdbc.sql("update ticket set " + values + " where id = ?").params(all).update();
	}

	void waited(String number, String why, Instant from, Instant to) {
		this.jdbc.sql("insert into ticket_pause (ticket_id, why, began_at, ended_at) values (?, ?, ?, ?)")
			.params(id(number), why, Timestamp.from(from), (to != null) ? Timestamp.from(to) : null)
			.update();
	}

	static Instant ago(Duration time) {
		return Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(time);
	}

	static long id(String number) {
		return TicketNumber.of(number).id();
	}

	String page(String login, String path) {
		Answer answer = this.api.get(login, path);
		assertThat(answer.status()).as(path + " " + answer).isEqualTo(200);
		return answer.body();
	}

	Answer form(String login, String path, Map<String, String> fields) {
		String body = fields.entrySet()
			.stream()
			.map((one) -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return this.api
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(this.api.port(), path)))
				.header("Authorization", "Bearer demo-" + login)
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString(body))
				.build());
	}

	/** What the tiles of a page say, by name. */
	static Map<String, String> figures(String page) {
		Map<String, String> figures = new LinkedHashMap<>();
		Matcher figure = FIGURE.matcher(page);
		while (figure.find()) {
			figures.put(figure.group(2), text(figure.group(3).split("</(span|strong)>")[0]));
		}
		return figures;
	}

	/** Every number of a page that is a link, with where it leads. */
	static List<Link> links(String page) {
		List<Link> links = new ArrayList<>();
		Matcher figure = FIGURE.matcher(page);
		while (figure.find()) {
			String value = text(figure.group(3).split("</(span|strong)>")[0]);
			if (value.matches("\\d+")) {
				links.add(new Link(figure.group(2), unescaped(figure.group(1)), Long.parseLong(value)));
			}
		}
		Matcher number = NUMBER.matcher(page);
		while (number.find()) {
			String count = attribute(number.group(1), "data-count");
			links.add(new Link(attribute(number.group(1), "data-number"), unescaped(attribute(number.group(1), "href")),
					Long.parseLong((count != null) ? count : text(number.group(2)))));
		}
		return links;
	}

	/** How many rows all the pages of a list have; each says the same total. */
	long rows(String login, String link) {
		long rows = 0;
		String next = link;
		while (next != null) {
			String page = page(login, next);
			rows += count(page, "<tr class=\"row\"");
			Matcher more = Pattern.compile("<div class=\"more\"><a class=\"button\" href=\"([^\"]+)\"").matcher(page);
			next = more.find() ? unescaped(more.group(1)) : null;
			if (next == null) {
				Matcher total = Pattern.compile("data-total>(\\d+)<")
					.matcher(page.replace("data-total=\"\"", "data-total"));
				assertThat(total.find()).as(link).isTrue();
				assertThat(Long.parseLong(total.group(1))).as("total of " + link).isEqualTo(rows);
			}
		}
		return rows;
	}

	static long count(String page, String text) {
		return Pattern.compile(Pattern.quote(text)).matcher(page).results().count();
	}

	private static String attribute(String tag, String name) {
		Matcher attribute = Pattern.compile(name + "=\"([^\"]*)\"").matcher(tag);
		return attribute.find() ? attribute.group(1) : null;
	}

	private static String text(String html) {
		return html.replaceAll("<[^>]*>", "").strip();
	}

	private static String unescaped(String html) {
		return html.replace("&amp;", "&");
	}

	/** A number that leads to what it counts. */
	record Link(String name, String href, long count) {
	}

}
