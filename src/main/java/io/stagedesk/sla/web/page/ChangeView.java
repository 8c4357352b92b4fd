package io.stagedesk.sla.web.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.stagedesk.sla.TermPreview;
import io.stagedesk.sla.TermPreview.Move;

import org.springframework.util.MultiValueMap;

/**
 * A change that is about to be stored, and what it would do to open tickets.
 *
 * @param kind calendar or policy
 * @param fields what was typed, to be sent again
 * @param differences in plain words; none where the stored version says the same
 * @param elsewhere how many tickets of other teams have a promise that moves, too
 * @param largest the largest shift, with its sign; empty where no due moves
 */
public record ChangeView(String kind, String key, String name, String back, int version, List<Field> fields,
		List<String> differences, int promises, int tickets, int elsewhere, String largest, int late, List<Row> rows) {

	private static final int MOST_SHOWN = 200;

	/** The forms' own fields, which are not sent again. */
	private static final List<String> NOT_AGAIN = List.of("action", "_csrf", "file");

	private static final Comparator<Move> LARGEST_FIRST = Comparator
		.comparing((Move move) -> (move.movedSeconds() != null) ? -Math.abs(move.movedSeconds()) : Long.MIN_VALUE)
		.thenComparing(Move::ticket);

	public static ChangeView of(Subject subject, MultiValueMap<String, String> typed, List<String> differences,
			TermPreview preview, Instant now, TermWords words) {
		List<Field> fields = typed.entrySet()
			.stream()
			.filter((field) -> !NOT_AGAIN.contains(field.getKey()))
			.flatMap((field) -> field.getValue().stream().map((value) -> new Field(field.getKey(), value)))
			.toList();
		long largest = (Math.abs(preview.leastSeconds()) > Math.abs(preview.mostSeconds())) ? preview.leastSeconds()
				: preview.mostSeconds();
		List<Row> rows = preview.moves()
			.stream()
			.sorted(LARGEST_FIRST)
			.map((move) -> Row.of(move, now, words))
			.toList();
		return new ChangeView(subject.kind(), subject.key(), subject.name(),
				"/board/%s/%s".formatted(subject.kind().equals("policy") ? "policies" : "calendars", subject.key()),
				subject.version(), fields, differences, preview.moves().size(), preview.tickets(), preview.elsewhere(),
				(largest != 0) ? words.shift(largest) : "", (int) rows.stream().filter(Row::late).count(),
				rows.stream().limit(MOST_SHOWN).toList());
	}

	public boolean touchesTickets() {
		return this.tickets + this.elsewhere > 0;
	}

	/**
	 * What is changed.
	 *
	 * @param version the stored one that was read; 0 where there is none yet
	 */
	public record Subject(String kind, String key, String name, int version) {
	}

	public record Field(String name, String value) {
	}

	/**
	 * A promise whose due moves.
	 *
	 * @param by how far, with its sign; empty where a promise comes or goes
	 * @param late whether it would be overdue at once
	 */
	public record Row(String ticket, String subject, String priority, String target, Instant dueAt, Instant newDueAt,
			String by, boolean earlier, boolean late) {

		static Row of(Move move, Instant now, TermWords words) {
			Long seconds = move.movedSeconds();
			return new Row(move.ticket(), move.subject(), move.priority().name(), move.target().name(), move.dueAt(),
					move.newDueAt(), (seconds != null) ? words.shift(seconds) : "", seconds != null && seconds < 0,
					move.newDueAt() != null && !move.newDueAt().isAfter(now));
		}

	}

}
