package io.stagedesk.knowledge.web.page;

import java.util.List;

import io.stagedesk.page.Choice;

/**
 * The page of canned replies.
 *
 * @param known whether the form shows one that is there
 * @param fixed whether the reader may only read it
 */
record CannedView(String query, List<Row> rows, boolean known, boolean fixed, List<Choice> owners,
		List<LanguageFields.Section> languages) {

	record Row(long id, String shortcut, String title, String owner, String languages, long uses) {
	}

}
