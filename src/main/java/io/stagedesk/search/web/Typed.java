package io.stagedesk.search.web;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;

/** What was typed to find something; too long or unclean is refused. */
final class Typed {

	private static final int LONGEST = 300;

	private static final int MOST = 50;

	private Typed() {
	}

	static String words(String q) {
		if (q.length() > LONGEST || !CleanText.Check.isClean(q)) {
			throw new FieldErrorsException("q", "must be clean text of at most 300 characters");
		}
		return q;
	}

	static int limit(int limit) {
		if (limit < 1 || limit > MOST) {
			throw new FieldErrorsException("limit", "must lie between 1 and 50");
		}
		return limit;
	}

}
