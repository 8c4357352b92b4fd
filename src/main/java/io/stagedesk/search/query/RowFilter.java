package io.stagedesk.search.query;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import io.stagedesk.search.index.Fields;
import io.stagedesk.search.query.Wanted.Fact;
import io.stagedesk.search.text.Folding;
import io.stagedesk.search.text.Token;
import io.stagedesk.staff.Viewer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Which tickets count: those that the viewer may see, and that have the asked facts. */
public final class RowFilter {

	private RowFilter() {
	}

	/**
	 * The same as the row filter of lists says; vendors' people do not search the index.
	 */
	public static Query visibleTo(Viewer viewer) {
		if (viewer.role().seesAllTickets()) {
			return new TermQuery(new Term(Fields.KIND, Fields.TICKET));
		}
		if (!viewer.role().seesTeamTickets() || viewer.teams().isEmpty()) {
			return new MatchNoDocsQuery();
		}
		return new BooleanQuery.Builder().add(in(Fields.TEAM, viewer.teams()), Occur.SHOULD)
			.add(in(Fields.ADVISING, viewer.teams()), Occur.SHOULD)
			.build();
	}

	/** The facts that were asked for, as filters. */
	public static void add(BooleanQuery.Builder all, List<Fact> facts, Viewer viewer) {
		facts.forEach((fact) -> all.add(query(fact, viewer), fact.unwanted() ? Occur.MUST_NOT : Occur.FILTER));
	}

	private static Query query(Fact fact, Viewer viewer) {
		String value = fact.value().toLowerCase(Locale.ROOT);
		return switch (fact.kind()) {
			case FROM -> from(fact.value());
			case TAG -> is(Fields.TAG, Folding.of(fact.value()));
			case STATUS -> status(value);
			case TEAM -> is(Fields.TEAM, value);
			case ASSIGNEE -> assignee(value, viewer);
			case LANG -> is(Fields.LANGUAGE, value);
			case PRIORITY -> is(Fields.PRIORITY, value.toUpperCase(Locale.ROOT));
			case CHANNEL -> is(Fields.CHANNEL, value.toUpperCase(Locale.ROOT));
		};
	}

	/** An address or an id as a whole, or a part of the name. */
	private static Query from(String value) {
		BooleanQuery.Builder any = new BooleanQuery.Builder().add(is(Fields.FROM, value.toLowerCase(Locale.ROOT)),
				Occur.SHOULD);
		List<Token> tokens = Token.ofQuestion(value);
		if (!tokens.isEmpty()) {
			PhraseQuery.Builder name = new PhraseQuery.Builder();
			tokens.forEach((token) -> name.add(new Term(Fields.WHO, token.text()), token.position()));
			any.add(name.build(), Occur.SHOULD);
		}
		return any.build();
	}

	private static Query status(String value) {
		return switch (value) {
			case "open", "open_all" -> is(Fields.OPEN, "true");
			case "done" -> is(Fields.OPEN, "false");
			case "waiting" -> is(Fields.STATUS, "WAITING_REQUESTER");
			case "hold" -> is(Fields.STATUS, "ON_HOLD");
			default -> is(Fields.STATUS, value.toUpperCase(Locale.ROOT).replace('-', '_'));
		};
	}

	private static Query assignee(String value, Viewer viewer) {
		if (!value.equals("none")) {
			return is(Fields.ASSIGNEE, value.equals("me") ? viewer.login() : value);
		}
		Query nobody = new PrefixQuery(new Term(Fields.ASSIGNEE, ""));
		return new BooleanQuery.Builder().add(new MatchAllDocsQuery(), Occur.SHOULD)
			.add(nobody, Occur.MUST_NOT)
			.build();
	}

	private static Query is(String field, String value) {
		return new TermQuery(new Term(field, value));
	}

	private static Query in(String field, Collection<String> values) {
		return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
	}

}
