package io.stagedesk.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.stagedesk.bench.Machine;
import io.stagedesk.bench.RecordTable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collects what was measured under open load, and what is to be reached, and writes it as
 * tables and as JSON.
 */
final class LoadReport {

	/**
	 * Something to reach.
	 *
	 * @param aim the figure to reach
	 * @param is what was seen
	 * @param reached yes or no
	 * @param beside where the figure to compare with comes from
	 */
	private record Reach(String what, String aim, String is, String reached, String beside) {
	}

	private final String title;

	private final Instant when = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	private final Map<String, String> facts = new LinkedHashMap<>();

	private final Map<String, List<Record>> tables = new LinkedHashMap<>();

	private final List<Record> reaches = new ArrayList<>();

	LoadReport(String title) {
		this.title = title;
	}

	void fact(String name, String value) {
		this.facts.put(name, value);
		System.out.println(name + ": " + value);
	}

	/**
	 * Adds a line to a table.
	 * @param table its heading
	 * @param line what was found; its components are the columns
	 */
	void add(String table, Record line) {
		this.tables.computeIfAbsent(table, (key) -> new ArrayList<>()).add(line);
		System.out.println(line);
	}

	void atLeast(String what, double aim, double is, String beside) {
		reach(what, ">= " + figure(aim), is, is >= aim, beside);
	}

	void below(String what, double aim, double is, String beside) {
		reach(what, "< " + figure(aim), is, is < aim, beside);
	}

	private void reach(String what, String aim, double is, boolean reached, String beside) {
		Reach reach = new Reach(what, aim, figure(is), reached ? "yes" : "no", beside);
		this.reaches.add(reach);
		System.out.println(reach);
	}

	private static String figure(double value) {
		return String.format(Locale.ROOT, (Math.abs(value) < 10) ? "%.2f" : "%.1f", value);
	}

	/** Writes {@code name.md} and {@code name.json}. */
	void write(Path folder, String name) throws IOException {
		Files.createDirectories(folder);
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("when", this.when.toString());
		all.put("machine", Machine.describe());
		all.put("java", System.getProperty("java.vm.version"));
		all.put("facts", this.facts);
		all.put("reaches", this.reaches);
		all.put("tables", this.tables);
		JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(folder.resolve(name + ".json"), all);
		Files.writeString(folder.resolve(name + ".md"), text());
	}

	private String text() throws IOException {
		StringBuilder text = new StringBuilder("# " + this.title + "\n\n");
		text.append(this.when).append(" on ").append(Machine.describe()).append(", Java ");
		text.append(System.getProperty("java.vm.version"));
		text.append(". Requests come at their own pace, whether or not earlier ones have been answered. ");
		text.append("Desk, database and driver share the cores.\n\n");
		this.facts.forEach((name, value) -> text.append("- ").append(name).append(": ").append(value).append('\n'));
		if (!this.reaches.isEmpty()) {
			text.append(RecordTable.of("Reached", this.reaches));
		}
		this.tables.forEach((name, lines) -> text.append(RecordTable.of(name, lines)));
		return text.toString();
	}

}
