package io.stagedesk.staff.load;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file as spreadsheets write them: UTF-8 with or without its mark, commas,
 * semicolons or tabs, the names of columns in the first line.
 */
final class StaffFile {

	static final int MOST_LINES = 5_000;

	private static final int MOST_BYTES = 1 << 20;

	private static final String FIELD = "file";

	private StaffFile() {
	}

	/**
	 * The lines, each with a text for every column of the heading.
	 * @throws FieldErrorsException where it is no such file (422)
	 */
	static List<Line> read(byte[] bytes, Set<String> known, Set<String> required) {
		if (bytes.length > MOST_BYTES) {
			throw new FieldErrorsException(FIELD, "must not be longer than 1 MB");
		}
		String text = decode(bytes);
		if (text.isBlank()) {
			throw new FieldErrorsException(FIELD, "is empty");
		}
		CSVFormat format = CSVFormat.RFC4180.builder()
			.setDelimiter(delimiter(text))
			.setIgnoreEmptyLines(true)
			.setIgnoreSurroundingSpaces(true)
			.get();
		try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
			return lines(parser, known, required);
		}
		catch (UncheckedIOException | IllegalStateException ex) {
			throw new FieldErrorsException(FIELD, "is not a CSV file");
		}
		catch (IOException ex) {
			throw new FieldErrorsException(FIELD, "is not a CSV file");
		}
	}

	private static List<Line> lines(CSVParser parser, Set<String> known, Set<String> required) {
		List<String> heading = null;
		List<Line> lines = new ArrayList<>();
		for (CSVRecord row : parser) {
			if (heading == null) {
				heading = heading(row, known, required);
				continue;
			}
			if (lines.size() == MOST_LINES) {
				throw new FieldErrorsException(FIELD, "must not have more than %d lines".formatted(MOST_LINES));
			}
			lines.add(line(row, parser.getCurrentLineNumber(), heading));
		}
		return lines;
	}

	private static List<String> heading(CSVRecord row, Set<String> known, Set<String> required) {
		List<String> names = row.stream().map((one) -> one.strip().toLowerCase(Locale.ROOT)).toList();
		if (!known.containsAll(names) || new HashSet<>(names).size() < names.size()) {
			throw new FieldErrorsException(FIELD, "has a column that is not one of: " + String.join(", ", known));
		}
		if (!names.containsAll(required)) {
			throw new FieldErrorsException(FIELD, "must have the columns: " + String.join(", ", required));
		}
		return names;
	}

	private static Line line(CSVRecord row, long number, List<String> heading) {
		Map<String, String> cells = new LinkedHashMap<>();
		for (int index = 0; index < heading.size(); index++) {
			cells.put(heading.get(index), (index < row.size()) ? row.get(index).strip() : "");
		}
		return new Line(number, cells, row.size() <= heading.size());
	}

	private static String delimiter(String text) {
		String first = text.lines().findFirst().orElse("");
		return first.contains(";") ? ";" : first.contains("\t") ? "\t" : ",";
	}

	private static String decode(byte[] bytes) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return text.startsWith("\uFEFF") ? text.substring(1) : text;
		}
		catch (CharacterCodingException ex) {
			throw new FieldErrorsException(FIELD, "is not written in UTF-8");
		}
	}

	/**
	 * A line.
	 *
	 * @param number of the line in the file on which it ends, the heading is 1
	 * @param fits whether it has no more cells than the heading
	 */
	record Line(long number, Map<String, String> cells, boolean fits) {

		String text(String column) {
			return this.cells.getOrDefault(column, "");
		}

		boolean has(String column) {
			return this.cells.containsKey(column);
		}

		/** Entries of a cell, parted by blanks, commas, semicolons or bars. */
		List<String> entries(String column) {
			return Arrays.stream(text(column).split("[\\s,;|]+")).filter((one) -> !one.isEmpty()).toList();
		}

		/** Columns whose text a spreadsheet would run. */
		List<String> formulas() {
			return this.cells.entrySet()
				.stream()
				.filter((cell) -> !cell.getValue().isEmpty() && "=+-@".indexOf(cell.getValue().charAt(0)) >= 0)
				.map(Map.Entry::getKey)
				.toList();
		}

	}

}
