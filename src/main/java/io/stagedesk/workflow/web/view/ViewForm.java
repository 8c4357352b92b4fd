package io.stagedesk.workflow.web.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.page.FormState;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketConditions;
import io.stagedesk.ticket.TicketQuery.Sort;
import io.stagedesk.ticket.view.NewView;
import io.stagedesk.ticket.view.View;

import org.springframework.util.MultiValueMap;

/** What the form of a view sends and shows; sets are boxes or words between commas. */
record ViewForm(MultiValueMap<String, String> fields) {

	static final String NAME = "view";

	private static final String CONDITIONS = "conditions.";

	/**
	 * @throws FieldErrorsException with all faults, by the names of this form (422)
	 */
	NewView view() {
		List<FieldError> errors = new ArrayList<>();
		TicketConditions conditions = new TicketConditions(chosen("statuses", Status::valueOf, errors),
				chosen("priorities", Priority::valueOf, errors), Set.copyOf(all("teams")), textOrNull("assignee"),
				chosen("scenarios", Scenario::valueOf, errors), chosen("channels", Channel::valueOf, errors),
				words("languages"), Set.copyOf(all("categories")), words("tags"), yesOrNo("vip"),
				number("waitingMinutes", errors), number("dueMinutes", errors), yesOrNo("broken"),
				number("createdHours", errors), number("updatedHours", errors));
		Set<Sort> sort = chosen("sort", Sort::valueOf, errors);
		if (!errors.isEmpty()) {
			throw new FieldErrorsException(errors);
		}
		try {
			return new NewView(text("name"), textOrNull("team"), conditions, sort.stream().findFirst().orElse(null));
		}
		catch (FieldErrorsException ex) {
			throw new FieldErrorsException(ex.errors()
				.stream()
				.map((error) -> new FieldError(error.field().replace(CONDITIONS, ""), error.message()))
				.toList());
		}
	}

	/** What was typed, as the form shows it again. */
	Map<String, String> typed() {
		Map<String, String> typed = new HashMap<>();
		this.fields.forEach((name, values) -> typed.put(name, String.join(",", values)));
		return typed;
	}

	/** A view in the form. */
	static FormState of(View view) {
		TicketConditions wanted = view.conditions();
		Map<String, String> shown = new HashMap<>();
		shown.put("key", view.key());
		shown.put("version", String.valueOf(view.version()));
		shown.put("name", view.name());
		shown.put("team", Optional.ofNullable(view.team()).orElse(""));
		shown.put("sort", view.sort().name());
		shown.put("statuses", joined(wanted.statuses()));
		shown.put("priorities", joined(wanted.priorities()));
		shown.put("teams", joined(wanted.teams()));
		shown.put("scenarios", joined(wanted.scenarios()));
		shown.put("channels", joined(wanted.channels()));
		shown.put("languages", joined(wanted.languages()));
		shown.put("categories", joined(wanted.categories()));
		shown.put("tags", joined(wanted.tags()));
		shown.put("assignee", Optional.ofNullable(wanted.assignee()).orElse(""));
		shown.put("vip", said(wanted.vip()));
		shown.put("broken", said(wanted.broken()));
		shown.put("waitingMinutes", said(wanted.waitingMinutes()));
		shown.put("dueMinutes", said(wanted.dueMinutes()));
		shown.put("createdHours", said(wanted.createdHours()));
		shown.put("updatedHours", said(wanted.updatedHours()));
		return FormState.fresh(NAME, shown);
	}

	Optional<Integer> version() {
		return text("version").matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text("version"))) : Optional.empty();
	}

	String text(String field) {
		return Optional.ofNullable(this.fields.getFirst(field)).orElse("").strip();
	}

	private String textOrNull(String field) {
		return text(field).isEmpty() ? null : text(field);
	}

	private List<String> all(String field) {
		return this.fields.getOrDefault(field, List.of()).stream().filter((one) -> !one.isBlank()).distinct().toList();
	}

	private Set<String> words(String field) {
		return Arrays.stream(text(field).split("[,，]"))
			.map(String::strip)
			.filter((word) -> !word.isEmpty())
			.collect(Collectors.toSet());
	}

	private <E> Set<E> chosen(String field, Function<String, E> value, List<FieldError> errors) {
		try {
			return all(field).stream().map(value).collect(Collectors.toSet());
		}
		catch (IllegalArgumentException ex) {
			errors.add(new FieldError(field, "is not a value of this field"));
			return Set.of();
		}
	}

	private Boolean yesOrNo(String field) {
		return text(field).isEmpty() ? null : Boolean.valueOf(text(field));
	}

	private Integer number(String field, List<FieldError> errors) {
		if (text(field).isEmpty()) {
			return null;
		}
		if (!text(field).matches("[0-9]{1,9}")) {
			errors.add(new FieldError(field, "must be a whole number"));
			return null;
		}
		return Integer.valueOf(text(field));
	}

	private static String joined(Collection<?> values) {
		return values.stream().map(String::valueOf).sorted().collect(Collectors.joining(","));
	}

	private static String said(Object value) {
		return (value != null) ? value.toString() : "";
	}

}
