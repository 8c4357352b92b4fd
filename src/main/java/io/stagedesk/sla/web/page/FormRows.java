package io.stagedesk.sla.web.page;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.util.MultiValueMap;

/** One row of a list in a form, whose fields are named as {@code hours[2].from}. */
public record FormRows(Map<String, List<String>> fields) {

	private static final Pattern NAME = Pattern.compile("([a-zA-Z]+)\\[([0-9]{1,5})]\\.([a-z]+)");

	/**
	 * The rows of a list in their order, however they are numbered.
	 * @param telling the fields of which at least one has a text; other rows are blank
	 * and left out
	 */
	public static List<FormRows> of(MultiValueMap<String, String> typed, String list, String... telling) {
		SortedMap<Integer, FormRows> rows = new TreeMap<>();
		typed.forEach((name, values) -> {
			Matcher field = NAME.matcher(name);
			if (field.matches() && field.group(1).equals(list)) {
				rows.computeIfAbsent(Integer.valueOf(field.group(2)), (index) -> new FormRows(new TreeMap<>()))
					.fields()
					.put(field.group(3), values);
			}
		});
		return rows.values()
			.stream()
			.filter((row) -> Stream.of(telling).flatMap((field) -> row.all(field).stream()).anyMatch(FormRows::isText))
			.toList();
	}

	public String text(String field) {
		return all(field).stream().findFirst().orElse("").strip();
	}

	public List<String> all(String field) {
		return this.fields.getOrDefault(field, List.of());
	}

	private static boolean isText(String value) {
		return !value.isBlank();
	}

}
