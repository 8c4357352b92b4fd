package io.stagedesk.ticket.mask;

/**
 * How a vendor's people see one field.
 *
 * @param vendor its id, or {@code *} for all
 * @param scenario name of a scenario, or {@code *} for all
 * @param field {@code requester.name}, {@code customFields.orderId}, {@code context.*},
 * {@code text.phone}, {@code subject} or {@code content} for instance
 */
public record FieldRule(String vendor, String scenario, String field, Mask mask) {

	static final String ANY = "*";

	/** Whether it says something about a field of a ticket that a vendor has. */
	boolean isFor(String vendor, String scenario, String field) {
		return fits(this.vendor, vendor) && fits(this.scenario, scenario) && (this.field.equals(field)
				|| (this.field.endsWith("." + ANY) && field.startsWith(this.field.replace(ANY, ""))));
	}

	private static boolean fits(String pattern, String name) {
		return pattern.equals(ANY) || pattern.equals(name);
	}

	/**
	 * The vendor's own rule counts before that of the scenario, and that before the
	 * field's.
	 */
	int closeness() {
		return (this.vendor.equals(ANY) ? 0 : 4) + (this.scenario.equals(ANY) ? 0 : 2)
				+ (this.field.endsWith(ANY) ? 0 : 1);
	}

}
