package io.stagedesk.bench;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records as a table in Markdown: the components are the columns, their names in words
 * the heads.
 */
public final class RecordTable {

	private RecordTable() {
	}

	/**
	 * A table of its own.
	 * @param title its heading
	 * @param lines records of one type, at least one
	 */
	public static String of(String title, List<? extends Record> lines) {
		RecordComponent[] columns = lines.get(0).getClass().getRecordComponents();
		String heads = row(Stream.of(columns).map((column) -> words(column.getName())));
		String rule = row(Stream.of(columns).map((column) -> (column.getType() == String.class) ? "---" : "--:"));
		return "\n## " + title + "\n\n" + heads + rule
				+ lines.stream()
					.map((line) -> row(Stream.of(columns).map((column) -> text(value(column, line)))))
					.collect(Collectors.joining());
	}

	private static String row(Stream<String> cells) {
		return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
	}

	/** As in {@code p99Millis}: p99 millis. */
	private static String words(String name) {
		return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
	}

	private static Object value(RecordComponent column, Record line) {
		try {
			column.getAccessor().setAccessible(true);
			return column.getAccessor().invoke(line);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Cannot read " + column, ex);
		}
	}

	private static String text(Object value) {
		if (value instanceof Double number) {
			return String.format(Locale.ROOT, (Math.abs(number) < 10) ? "%.2f" : "%.1f", number);
		}
		return (value != null) ? value.toString() : "";
	}

}
