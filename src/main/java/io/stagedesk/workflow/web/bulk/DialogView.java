package io.stagedesk.workflow.web.bulk;

import java.util.List;

import io.stagedesk.page.Choice;

/**
 * The dialog of one act.
 *
 * @param type {@code text}, {@code textarea}, {@code choice}, or empty where it takes no
 * value
 * @param options of a choice
 * @param longest characters of a text
 * @param reason whether it asks why
 */
record DialogView(String kind, String type, List<Choice> options, int longest, boolean reason) {

	DialogView {
		options = List.copyOf(options);
	}

}
