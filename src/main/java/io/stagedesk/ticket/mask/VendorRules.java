package io.stagedesk.ticket.mask;

import java.util.Comparator;
import java.util.List;

/** The rules of one vendor; what none of them names is hidden. */
public record VendorRules(String vendor, List<FieldRule> rules) {

	public VendorRules {
		rules = List.copyOf(rules);
	}

	public Mask of(String scenario, String field) {
		return this.rules.stream()
			.filter((rule) -> rule.isFor(this.vendor, scenario, field))
			.max(Comparator.comparingInt(FieldRule::closeness))
			.map(FieldRule::mask)
			.orElse(Mask.FULL);
	}

}
