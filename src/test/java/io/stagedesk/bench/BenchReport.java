package io.stagedesk.bench;

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
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

/**
 * Collects what was measured and writes it as a table for people and as JSON for
 * programs.
 */
final class BenchReport {

	/** Two figures of one run, and what is to be reached. */
	private record Ratio(String what, String reach, double value) {

	}

	private final String title;

	private final Instant when = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	private final Map<String, String> facts = new LinkedHashMap<>();

	private final Map<String, String> skipped = new LinkedHashMap<>();

	private final List<Measurement> measurements = new ArrayList<>();

	private final Map<String, List<Record>> tables = new LinkedHashMap<>();

	private final List<Ratio> ratios = new ArrayList<>();

	BenchReport(String title) {
		this.title = title;
	}

	void fact(String name, String value) {
		this.facts.put(name, value);
		System.out.println(name + ": " + value);
	}

	void skip(String name, String reason) {
		this.skipped.put(name, reason);
		System.out.println(name + ": skipped, " + reason);
	}

	void add(Measurement measurement) {
		this.measurements.add(measurement);
		System.out.println(row(measurement));
	}

	/**
	 * Adds a line to a table of its own.
	 * @param table its heading
	 * @param line what was found; its components are the columns
	 */
	void add(String table, Record line) {
		this.tables.computeIfAbsent(table, (key) -> new ArrayList<>()).add(line);
		System.out.println(line);
	}

	void ratio(String what, String reach, double value) {
		this.ratios.add(new Ratio(what, reach, value));
		System.out.println(what + ": " + value);
	}

	/**
	 * Writes both.
	 * @param folder where they go
	 * @param table the file for people
	 * @param results the file for programs
	 */
	void write(Path folder, String table, String results) throws IOException {
		Files.createDirectories(folder);
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("when", this.when.toString());
		all.put("machine", Machine.describe());
		all.put("java", System.getProperty("java.vm.version"));
		all.put("facts", this.facts);
		all.put("measurements", this.measurements);
		all.put("tables", this.tables);
		all.put("ratios", ratios());
		all.put("skipped", this.skipped);
		Files.writeString(folder.resolve(results),
				JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(all));
		Files.writeString(folder.resolve(table), text());
	}

	private String text() throws IOException {
		StringBuilder text = new StringBuilder("# " + this.title + "\n\n");
		text.append(this.when).append(" on ").append(Machine.describe()).append(", Java ");
		text.append(System.getProperty("java.vm.version"))
			.append(". Made by `mvn -Pbench verify`: the jar, unpacked as in the image,\n");
		text.append(
				"with `-Xmx512m` as a process of its own, PostgreSQL with default durability and the clients share ");
		text.append("the cores.\nA client waits for each answer. Quote ratios, not figures, of one run.\n\n");
		this.facts.forEach((name, value) -> text.append("- ").append(name).append(": ").append(value).append('\n'));
		this.tables.forEach((name, lines) -> text.append(RecordTable.of(name, lines)));
		text.append(
				"\n| what | clients | a second | p50 ms | p95 ms | p99 ms | errors | CPU ms each | cores: server | ")
			.append("database | clients | others |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
		this.measurements.forEach((measurement) -> text.append(row(measurement)).append('\n'));
		text.append("\n| ratio | reach | is |\n|---|--:|--:|\n");
		ratios().forEach((ratio) -> text
			.append(String.format(Locale.ROOT, "| %s | %s | %.2f |%n", ratio.what(), ratio.reach(), ratio.value())));
		this.skipped.forEach(
				(name, why) -> text.append("\nNot measured: ").append(name).append(" (").append(why).append(")\n"));
		return text.toString();
	}

	private static String row(Measurement it) {
		return String.format(Locale.ROOT,
				"| %s | %d | %.1f | %.1f | %.1f | %.1f | %s | %.2f | %.2f | %.2f | %.2f | %.2f |", it.name(),
				it.clients(), it.perSecond(), it.p50(), it.p95(), it.p99(),
				(it.errors() == 0) ? "0" : it.errors() + " (" + it.firstError() + ")", it.cpuMillis(), it.serverCores(),
				it.databaseCores(), it.driverCores(), it.foreignCores());
	}

	private List<Ratio> ratios() {
		List<Ratio> ratios = new ArrayList<>(this.ratios);
		for (int clients : new int[] { 1, 8, 32 }) {
			ratio(ratios, "create to bare engine, " + clients + " clients", "0.5", find("create a ticket", clients),
					find("bare engine: start", clients));
		}
		for (String reading : new String[] { "list of 50 by updated", "list of 50 by nextDue", "view a ticket" }) {
			ratio(ratios, reading + ", many to few tickets, 8 clients", "0.9", findLast(reading, 8),
					find(reading + ", 1000 present", 8));
		}
		ratio(ratios, "create to peer", "8", find("create a ticket", 8), find("peer: create a ticket", 8));
		ratio(ratios, "reply to peer", "10", find("public reply", 8), find("peer: public reply", 8));
		ratio(ratios, "view to peer", "20", findLast("view a ticket", 8), find("peer: view a ticket", 8));
		ratio(ratios, "list to peer", "40", findLast("list of 50 by updated", 8), find("peer: list of 50", 8));
		return ratios;
	}

	private static void ratio(List<Ratio> ratios, String what, String reach, Optional<Measurement> above,
			Optional<Measurement> below) {
		if (above.isPresent() && below.isPresent() && below.get().perSecond() > 0) {
			ratios.add(new Ratio(what, reach, above.get().perSecond() / below.get().perSecond()));
		}
	}

	private Optional<Measurement> find(String name, int clients) {
		return this.measurements.stream().filter((it) -> it.name().equals(name) && it.clients() == clients).findFirst();
	}

	private Optional<Measurement> findLast(String start, int clients) {
		return this.measurements.stream()
			.filter((it) -> it.name().startsWith(start) && it.clients() == clients)
			.reduce((first, second) -> second);
	}

}
