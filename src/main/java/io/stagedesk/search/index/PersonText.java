package io.stagedesk.search.index;

import java.util.List;
import java.util.Locale;

/**
 * A requester as the index knows them.
 *
 * @param name or empty
 * @param ids ids in the app and mail addresses
 */
record PersonText(long id, String name, List<String> ids) {

	PersonText {
		ids = List.copyOf(ids);
	}

	/** Changes when a fact does. */
	long mark() {
		return ((long) this.name.hashCode() << 32) ^ this.ids.hashCode();
	}

	List<String> lowerIds() {
		return this.ids.stream().map((id) -> id.toLowerCase(Locale.ROOT)).distinct().toList();
	}

}
