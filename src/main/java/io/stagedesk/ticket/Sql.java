package io.stagedesk.ticket;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Named parameters, gathered while the text of a query grows. */
final class Sql {

	private final Map<String, Object> parameters = new HashMap<>();

	/** The name by which the value stands in the text. */
	String add(Object value) {
		String name = "p" + this.parameters.size();
		this.parameters.put(name, value);
		return name;
	}

	/** What others put in by names of their own. */
	Map<String, Object> named() {
		return this.parameters;
	}

	Map<String, Object> parameters() {
		return Collections.unmodifiableMap(this.parameters);
	}

}
