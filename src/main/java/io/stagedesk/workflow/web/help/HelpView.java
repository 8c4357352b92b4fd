package io.stagedesk.workflow.web.help;

import java.util.List;

import io.stagedesk.page.Choice;

/** The requester's help form; {@code topic} is empty until one is chosen. */
record HelpView(List<Card> topics, String topic, List<Field> fields) {

	record Card(String key, String icon) {
	}

	record Field(String name, boolean required, List<Choice> options) {
	}

}
