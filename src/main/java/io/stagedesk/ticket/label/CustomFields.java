package io.stagedesk.ticket.label;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.staff.people.Names;
import io.stagedesk.ticket.Scenario;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The fields that a desk adds to its tickets; administrators keep them. */
@Service
public class CustomFields {

	private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

	private static final TypeReference<List<String>> CHOICES = new TypeReference<>() {
	};

	private static final int LONGEST = 100;

	private static final int MOST_CHOICES = 50;

	private static final int LAST_PLACE = 1000;

	private static final int MOST = 200;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final AdminEvents history;

	CustomFields(JdbcClient jdbc, JsonMapper json, AdminEvents history) {
		this.jdbc = jdbc;
		this.json = json;
		this.history = history;
	}

	/** All of them, as they stand on a ticket. */
	@Transactional(readOnly = true)
	public List<CustomField> list() {
		return this.jdbc.sql("""
				select id, scenario, name, name_zh, type, choices, required, place, active from custom_field
				order by place, id""")
			.query((row, number) -> new CustomField(row.getString("id"), row.getString("scenario"),
					row.getString("name"), row.getString("name_zh"), FieldType.valueOf(row.getString("type")),
					this.json.readValue(row.getString("choices"), CHOICES), row.getBoolean("required"),
					row.getInt("place"), row.getBoolean("active")))
			.list();
	}

	/** Those that a ticket of this scenario has. */
	@Transactional(readOnly = true)
	public List<CustomField> of(Scenario scenario) {
		return list().stream().filter((field) -> field.isFor(scenario.name())).toList();
	}

	/**
	 * Adds a field, or changes it; values that tickets have stay as they are.
	 * @return whether it is a new one
	 */
	@Transactional
	public boolean save(CustomField field, Viewer actor) {
		List<CustomField> all = list();
		Optional<CustomField> before = all.stream().filter((one) -> one.id().equals(field.id())).findFirst();
		check(field, before.isEmpty() ? all.size() + 1 : all.size()).refuse();
		Object[] values = { field.scenario(), field.name(), field.nameZh(), field.type().name(),
				this.json.writeValueAsString(field.choices()), field.required(), field.place(), field.active(),
				field.id() };
		this.jdbc.sql(before.isEmpty() ? """
				insert into custom_field (scenario, name, name_zh, type, choices, required, place, active, id)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?)""" : """
				update custom_field set scenario = ?, name = ?, name_zh = ?, type = ?, choices = ?, required = ?,
				place = ?, active = ? where id = ?""").params(values).update();
		if (!before.equals(Optional.of(field))) {
			this.history.changed(actor.login(), AdminAct.CUSTOM_FIELD_CHANGED, field.id(),
					before.map(CustomFields::facts).orElse(Map.of()), facts(field));
		}
		return before.isEmpty();
	}

	private static Names check(CustomField field, int count) {
		boolean choosing = field.type() == FieldType.CHOICE;
		List<String> choices = field.choices();
		return new Names()
			.require(ID.matcher(field.id()).matches(), "id", "must be 1 to 40 letters, digits, - and _, a letter first")
			.require(count <= MOST, "id", "is one more than the 200 that a desk can have")
			.require(
					field.scenario().equals(CustomField.ALL)
							|| Stream.of(Scenario.values()).anyMatch((one) -> one.name().equals(field.scenario())),
					"scenario", "is not a scenario")
			.line("name", field.name(), LONGEST)
			.line("nameZh", field.nameZh(), LONGEST)
			.require(field.type() != null, "type", "is required")
			.require(!choosing || !choices.isEmpty(), "choices", "are required")
			.require(choosing || choices.isEmpty(), "choices", "are for a choice only")
			.require(choices.size() <= MOST_CHOICES && new HashSet<>(choices).size() == choices.size(), "choices",
					"must be at most 50, each once")
			.require(choices.stream().allMatch((one) -> !one.isBlank() && Names.isLine(one, LONGEST)), "choices",
					"must each be one line of at most 100 characters")
			.require(field.place() >= 0 && field.place() <= LAST_PLACE, "place", "must lie between 0 and 1000");
	}

	/**
	 * Offers it no more; values that tickets have stay readable.
	 * @throws StaffNotFoundException where there is none (404)
	 */
	@Transactional
	public void remove(String id, Viewer actor) {
		CustomField before = list().stream()
			.filter((one) -> one.id().equals(id))
			.findFirst()
			.orElseThrow(StaffNotFoundException::new);
		this.jdbc.sql("delete from custom_field where id = ?").param(id).update();
		this.history.changed(actor.login(), AdminAct.CUSTOM_FIELD_CHANGED, id, facts(before), Map.of());
	}

	private static Map<String, String> facts(CustomField field) {
		return Map.of("scenario", field.scenario(), "name", field.name(), "nameZh", field.nameZh(), "type",
				field.type().name(), "choices", String.join(", ", field.choices()), "required",
				String.valueOf(field.required()), "place", String.valueOf(field.place()), "active",
				String.valueOf(field.active()));
	}

}
