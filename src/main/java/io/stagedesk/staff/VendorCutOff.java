package io.stagedesk.staff;

import java.util.List;

/**
 * A vendor works here no more; published inside the transaction of the change.
 *
 * @param people the vendor's people, who cannot reach the desk any more
 */
public record VendorCutOff(String vendor, List<Agent> people) {

	public VendorCutOff {
		people = List.copyOf(people);
	}

}
