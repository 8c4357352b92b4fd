package io.stagedesk.workflow.web.relation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.page.Choice;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.label.CustomField;
import io.stagedesk.ticket.label.CustomFields;
import io.stagedesk.ticket.label.FieldType;
import io.stagedesk.ticket.relation.Related;
import io.stagedesk.ticket.relation.Relation;
import io.stagedesk.ticket.relation.RelationKind;
import io.stagedesk.ticket.relation.Relations;
import io.stagedesk.workflow.MergeUndo;
import io.stagedesk.workflow.relation.ChildUpdate;
import io.stagedesk.workflow.relation.ChildUpdates;
import io.stagedesk.workflow.web.relation.RelationView.FieldView;
import io.stagedesk.workflow.web.relation.RelationView.Group;
import io.stagedesk.workflow.web.relation.RelationView.LanguageView;
import io.stagedesk.workflow.web.relation.RelationView.Line;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what belongs to a ticket, for its page. */
@Component
public class RelationCards {

	private static final int EXCERPT = 120;

	private static final int MOST_MESSAGES = 50;

	private final Tickets tickets;

	private final Relations relations;

	private final CustomFields fields;

	private final MergeUndo merges;

	private final ChildUpdates updates;

	private final Words words;

	RelationCards(Tickets tickets, Relations relations, CustomFields fields, MergeUndo merges, ChildUpdates updates,
			Words words) {
		this.tickets = tickets;
		this.relations = relations;
		this.fields = fields;
		this.merges = merges;
		this.updates = updates;
		this.words = words;
	}

	@Transactional
	public RelationView of(String number, Viewer viewer) {
		TicketSnapshot ticket = this.tickets.find(number, viewer);
		Related related = this.relations.of(number, viewer);
		boolean edits = viewer.role() != Role.VENDOR_AGENT && ticket.isWorkOf(viewer);
		boolean parent = related.hasChildren();
		List<LanguageView> languages = parent ? languages(number, ticket, viewer) : List.of();
		long shown = related.links().stream().filter((link) -> link.kind() == RelationKind.PARENT_OF).count();
		return new RelationView(number, edits, ticket.isWorkOf(viewer) ? this.merges.until(ticket).orElse(null) : null,
				(ticket.mergedInto() != null) ? new TicketNumber(ticket.mergedInto()).toString() : "",
				related.incident(), parent, groups(related), related.children(), related.openChildren(),
				(int) Math.max(0, related.children() - shown), own(ticket, viewer), ticket.tags(),
				edits ? fields(ticket) : List.of(), edits ? messages(ticket, viewer) : List.of(), languages,
				languages.stream().map((one) -> new Choice(one.tag(), one.name())).toList(), kinds(),
				parent ? this.updates.last(number, viewer).map(this::said).orElse(null) : null);
	}

	/** A vendor's people do not learn whose else a ticket is. */
	private List<Line> own(TicketSnapshot ticket, Viewer viewer) {
		return (viewer.role() == Role.VENDOR_AGENT) ? List.of()
				: this.relations.openOfRequester(ticket, viewer).stream().map(RelationCards::line).toList();
	}

	private static List<Group> groups(Related related) {
		Map<RelationKind, List<Line>> groups = related.links()
			.stream()
			.collect(Collectors.groupingBy(Relation::kind, LinkedHashMap::new,
					Collectors.mapping((link) -> line(link.ticket()), Collectors.toList())));
		return groups.entrySet().stream().map((group) -> new Group(group.getKey().name(), group.getValue())).toList();
	}

	private static Line line(TicketSnapshot ticket) {
		return new Line(ticket.number(), ticket.subject(), ticket.status().name(), ticket.language());
	}

	private List<FieldView> fields(TicketSnapshot ticket) {
		return this.fields.of(ticket.scenario())
			.stream()
			.map((field) -> new FieldView(field.id(), field.nameIn(LocaleContextHolder.getLocale().getLanguage()),
					field.type().name(), Objects.toString(ticket.customFields().get(field.id()), ""), field.required(),
					choices(field)))
			.toList();
	}

	private List<Choice> choices(CustomField field) {
		if (field.type() == FieldType.BOOLEAN) {
			return Stream.of("true", "false")
				.map((one) -> new Choice(one, this.words.message("field.value." + one)))
				.toList();
		}
		return field.choices().stream().map((one) -> new Choice(one, one)).toList();
	}

	/** What can be split off; what somebody may not read is not read here either. */
	private List<Choice> messages(TicketSnapshot ticket, Viewer viewer) {
		if (ticket.status() == Status.CLOSED) {
			return List.of();
		}
		return this.tickets.messages(ticket.number(), viewer)
			.stream()
			.filter((message) -> message.visibility() == Visibility.PUBLIC
					&& message.senderType() == SenderType.REQUESTER)
			.limit(MOST_MESSAGES)
			.map((message) -> new Choice(String.valueOf(message.id()), excerpt(message.body())))
			.toList();
	}

	private static String excerpt(String body) {
		String line = body.strip().replaceAll("\\s+", " ");
		return (line.length() <= EXCERPT) ? line : line.substring(0, EXCERPT) + "…";
	}

	/** The parent's own comes along, as the one that others fall back to. */
	private List<LanguageView> languages(String number, TicketSnapshot ticket, Viewer viewer) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		this.relations.openLanguages(number, viewer)
			.forEach((one) -> counts.merge(one.language(), one.tickets(), Integer::sum));
		counts.putIfAbsent(ticket.language(), 0);
		Locale reader = LocaleContextHolder.getLocale();
		return counts.entrySet()
			.stream()
			.map((one) -> new LanguageView(one.getKey(), Locale.forLanguageTag(one.getKey()).getDisplayName(reader),
					one.getValue()))
			.toList();
	}

	private ChildUpdate said(ChildUpdate update) {
		return new ChildUpdate(update.id(), update.parent(), update.author(), update.resolves(), update.begunAt(),
				update.endedAt(), update.counts(),
				update.results()
					.stream()
					.map((one) -> new ChildUpdate.Result(one.ticket(), one.state(), one.language(),
							(one.reason() != null) ? this.words.say(one.reason()) : null))
					.toList());
	}

	private List<Choice> kinds() {
		return Stream.of(RelationKind.values())
			.map((kind) -> new Choice(kind.name(), this.words.message("relation.act." + kind)))
			.toList();
	}

}
