package io.stagedesk.sla.web.page.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.sla.Party;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the rows of segments: those of one team or vendor become one entry of the API,
 * whose faults are told at the rows again.
 */
final class SegmentReading {

	private static final Pattern ENTRY = Pattern
		.compile("ola\\[([0-9]+)](?:\\.goals(?:\\.([A-Z0-9]+))?)?(?:\\.([a-z]+))?");

	private final List<SegmentRow> rows;

	/** The rows of each entry. */
	private final List<List<Integer>> entries = new ArrayList<>();

	private final List<FieldError> faults = new ArrayList<>();

	private final ArrayNode json = JsonNodeFactory.instance.arrayNode();

	private SegmentReading(List<SegmentRow> rows) {
		this.rows = rows;
	}

	static SegmentReading of(List<SegmentRow> rows) {
		SegmentReading reading = new SegmentReading(rows);
		Map<String, List<Integer>> parties = new LinkedHashMap<>();
		for (int row = 0; row < rows.size(); row++) {
			parties.computeIfAbsent(rows.get(row).party(), (party) -> new ArrayList<>()).add(row);
		}
		parties.forEach(reading::add);
		return reading;
	}

	private void add(String party, List<Integer> rows) {
		this.entries.add(rows);
		ObjectNode entry = this.json.addObject();
		Party.parse(party).ifPresent((one) -> entry.put(one.kind().field(), one.name()));
		ObjectNode goals = entry.putObject("goals");
		for (int row : rows) {
			SegmentRow segment = this.rows.get(row);
			if (goals.has(segment.priority())) {
				this.faults.add(new FieldError(name(row, "priority"), "is named twice"));
			}
			goals.set(segment.priority(), PolicyReading.goal(segment.goal()));
		}
	}

	ArrayNode json() {
		return this.json;
	}

	/** What the API would not see. */
	List<FieldError> faults() {
		return this.faults;
	}

	/** The same fault under the name that its field has in the editor. */
	FieldError here(FieldError fault) {
		Matcher entry = ENTRY.matcher(fault.field());
		if (!entry.matches()) {
			return fault;
		}
		List<Integer> rows = this.entries.get(Integer.parseInt(entry.group(1)));
		int row = rows.stream()
			.filter((one) -> this.rows.get(one).priority().equals(entry.group(2)))
			.findFirst()
			.orElse(rows.get(0));
		String last = entry.group(3);
		if (fault.field().contains(".goals")) {
			return new FieldError(name(row, (last != null) ? last : "priority"), fault.message());
		}
		return new FieldError(name(row, "party"), (last != null) ? fault.message() : "is required");
	}

	private static String name(int row, String field) {
		return "ola[%d].%s".formatted(row, field);
	}

}
