package io.stagedesk.ticket.label;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.staff.people.Names;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes tags and the desk's own fields onto tickets; who may is the caller's question.
 */
@Service
public class Labels {

	private static final int LONGEST_TAG = 40;

	private static final int MOST_TAGS = 20;

	private final Tickets tickets;

	private final CustomFields fields;

	Labels(Tickets tickets, CustomFields fields) {
		this.tickets = tickets;
		this.fields = fields;
	}

	/**
	 * Gives the ticket these tags and no others, each in its plain form: trimmed, in
	 * lower case. Tags that it has already pass as they are.
	 */
	@Transactional
	public TicketSnapshot tag(String number, List<String> wanted, Actor actor) {
		this.tickets.hold(number);
		TicketSnapshot ticket = this.tickets.get(number);
		Set<String> tags = new LinkedHashSet<>();
		for (String given : wanted) {
			tags.add(ticket.tags().contains(given) ? given : plain(given));
		}
		if (tags.size() > Math.max(MOST_TAGS, ticket.tags().size())) {
			throw new FieldErrorsException("tags", "must be at most 20");
		}
		return List.copyOf(tags).equals(ticket.tags()) ? ticket
				: this.tickets.label(number, List.copyOf(tags), ticket.customFields(), actor);
	}

	private static String plain(String given) {
		String tag = Objects.requireNonNullElse(given, "").strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
		if (tag.isEmpty() || tag.contains(",") || !Names.isLine(tag, LONGEST_TAG)) {
			throw new FieldErrorsException("tags", "must each be 1 to 40 characters without a comma");
		}
		return tag;
	}

	/**
	 * Writes these values of fields, and leaves the others; an absent or blank value
	 * takes the field away.
	 * @throws FieldErrorsException naming each field at fault (422)
	 */
	@Transactional
	public TicketSnapshot fill(String number, Map<String, Object> values, Actor actor) {
		this.tickets.hold(number);
		TicketSnapshot ticket = this.tickets.get(number);
		List<CustomField> known = this.fields.of(ticket.scenario());
		Map<String, Object> all = new HashMap<>(ticket.customFields());
		List<FieldError> errors = new ArrayList<>();
		values.forEach((id, value) -> {
			if (value == null || value.toString().isBlank()) {
				all.remove(id);
			}
			else if (!Objects.equals(text(all.get(id)), text(value))) {
				put(id, value, known, all, errors);
			}
		});
		known.stream()
			.filter((field) -> field.required() && !all.containsKey(field.id()))
			.filter((field) -> errors.stream().noneMatch((error) -> error.field().equals(path(field.id()))))
			.forEach((field) -> errors.add(new FieldError(path(field.id()), "is required")));
		if (!errors.isEmpty()) {
			throw new FieldErrorsException(errors);
		}
		return written(ticket, all, actor);
	}

	private static void put(String id, Object value, List<CustomField> known, Map<String, Object> all,
			List<FieldError> errors) {
		known.stream()
			.filter((field) -> field.id().equals(id))
			.findFirst()
			.ifPresentOrElse(
					(field) -> field.type()
						.read(value, field.choices())
						.ifPresentOrElse((read) -> all.put(id, read),
								() -> errors.add(new FieldError(path(id), field.type().rule()))),
					() -> errors.add(new FieldError(path(id), "is not a field of this scenario")));
	}

	private TicketSnapshot written(TicketSnapshot ticket, Map<String, Object> all, Actor actor) {
		Set<String> changed = new TreeSet<>(all.keySet());
		changed.addAll(ticket.customFields().keySet());
		changed.removeIf((id) -> Objects.equals(text(all.get(id)), text(ticket.customFields().get(id))));
		return changed.isEmpty() ? ticket : this.tickets.fill(ticket.number(), all, changed, actor);
	}

	private static String path(String id) {
		return "fields." + id;
	}

	private static String text(Object value) {
		return (value != null) ? value.toString() : null;
	}

}
