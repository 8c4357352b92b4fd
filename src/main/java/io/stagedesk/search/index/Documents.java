package io.stagedesk.search.index;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.stagedesk.search.text.Folding;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;

/**
 * Tickets and requesters as documents. No text is stored: what is shown comes from the
 * database.
 */
final class Documents {

	/** Longer values are prose, not ids. */
	private static final int LONGEST_ID = 200;

	/** What the index can take, and nobody types. */
	private static final int LONGEST_KEYWORD = 1000;

	private Documents() {
	}

	static Term key(String kind, long id) {
		return new Term(Fields.KEY, kind + id);
	}

	static Document of(TicketText ticket) {
		Document document = document(Fields.TICKET, ticket.id(), ticket.version());
		keyword(document, Fields.STATUS, ticket.status());
		keyword(document, Fields.OPEN, String.valueOf(ticket.open()));
		keyword(document, Fields.PRIORITY, ticket.priority());
		keyword(document, Fields.CHANNEL, ticket.channel());
		keyword(document, Fields.LANGUAGE, ticket.language().toLowerCase(Locale.ROOT));
		keyword(document, Fields.LANGUAGE, ticket.language().toLowerCase(Locale.ROOT).split("-")[0]);
		keyword(document, Fields.TEAM, ticket.team());
		keyword(document, Fields.ADVISING, ticket.advisingTeam());
		keyword(document, Fields.ASSIGNEE, ticket.assignee());
		keyword(document, Fields.REQUESTER, String.valueOf(ticket.requester().id()));
		document.add(new NumericDocValuesField(Fields.REQUESTER, ticket.requester().id()));
		document.add(new LongField(Fields.UPDATED, ticket.updatedAt().toEpochMilli(), Store.NO));
		ticket.requester().lowerIds().forEach((id) -> keyword(document, Fields.FROM, id));
		ticket.tags().forEach((tag) -> keyword(document, Fields.TAG, Folding.of(tag)));
		exact(document,
				Stream
					.of(Stream.of("SD-" + ticket.id(), "SD" + ticket.id(), String.valueOf(ticket.id())),
							ticket.requester().ids().stream(), ticket.fields().stream(), ticket.context().stream(),
							ticket.tags().stream())
					.flatMap((values) -> values));
		text(document, Fields.SUBJECT, List.of(ticket.subject()));
		text(document, Fields.LABELS, ticket.tags());
		text(document, Fields.FACTS, Stream.concat(ticket.fields().stream(), ticket.context().stream()).toList());
		text(document, Fields.SAID, ticket.said());
		text(document, Fields.NOTES, ticket.notes());
		who(document, ticket.requester());
		return document;
	}

	static Document of(PersonText person) {
		Document document = document(Fields.PERSON, person.id(), person.mark());
		exact(document, person.ids().stream());
		who(document, person);
		return document;
	}

	private static Document document(String kind, long id, long version) {
		Document document = new Document();
		document.add(new StringField(Fields.KEY, kind + id, Store.NO));
		document.add(new StringField(Fields.KIND, kind, Store.NO));
		document.add(new NumericDocValuesField(Fields.ID, id));
		document.add(new NumericDocValuesField(Fields.VERSION, version));
		return document;
	}

	private static void who(Document document, PersonText person) {
		text(document, Fields.WHO, Stream.concat(Stream.of(person.name()), person.ids().stream()).toList());
	}

	private static void exact(Document document, Stream<String> values) {
		values.filter((value) -> value.length() <= LONGEST_ID)
			.map(Folding::of)
			.distinct()
			.forEach((value) -> keyword(document, Fields.EXACT, value));
	}

	private static void keyword(Document document, String field, String value) {
		if (!value.isEmpty() && value.length() <= LONGEST_KEYWORD) {
			document.add(new StringField(field, value, Store.NO));
		}
	}

	private static void text(Document document, String field, List<String> values) {
		values.forEach((value) -> document.add(new TextField(field, value, Store.NO)));
	}

}
