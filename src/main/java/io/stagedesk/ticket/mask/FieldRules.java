package io.stagedesk.ticket.mask;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.staff.people.Names;
import io.stagedesk.staff.people.Vendor;
import io.stagedesk.staff.people.Vendors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which fields a vendor's people see; administrators change it, and it counts at once.
 */
@Service
public class FieldRules {

	/** Fields that stand alone; all others begin with one of the {@link #GROUPS}. */
	private static final Set<String> FIELDS = Set.of("requester.name", "requester.email", "requester.externalId",
			"text.email", "text.phone", "text.card", "subject", "content", "attachments");

	private static final Set<String> GROUPS = Set.of("customFields.", "context.");

	private static final int LONGEST = 80;

	private final JdbcClient jdbc;

	private final Vendors vendors;

	private final AdminEvents history;

	FieldRules(JdbcClient jdbc, Vendors vendors, AdminEvents history) {
		this.jdbc = jdbc;
		this.vendors = vendors;
		this.history = history;
	}

	/** All, those for everybody first. */
	@Transactional(readOnly = true)
	public List<FieldRule> list() {
		return this.jdbc
			.sql("select vendor, scenario, field, mask from vendor_field_rule order by vendor, scenario, field")
			.query((row, number) -> new FieldRule(row.getString("vendor"), row.getString("scenario"),
					row.getString("field"), Mask.valueOf(row.getString("mask"))))
			.list();
	}

	/** What counts for one vendor's people. */
	@Transactional(readOnly = true)
	public VendorRules of(String vendor) {
		return new VendorRules(vendor, list());
	}

	/**
	 * Sets one rule, in place of the one that stood there.
	 * @param scenarios names that there are
	 */
	@Transactional
	public void save(FieldRule rule, Set<String> scenarios, Viewer actor) {
		boolean known = rule.vendor().equals(FieldRule.ANY)
				|| this.vendors.list().stream().map(Vendor::id).anyMatch(rule.vendor()::equals);
		new Names().require(known, "vendor", "is not a vendor")
			.require(rule.scenario().equals(FieldRule.ANY) || scenarios.contains(rule.scenario()), "scenario",
					"is not a scenario")
			.require(isField(rule.field()), "field", "is not a field that can be hidden")
			.require(rule.mask() != null, "mask", "must be NONE, PARTIAL or FULL")
			.refuse();
		Optional<FieldRule> before = find(rule);
		if (before.equals(Optional.of(rule))) {
			return;
		}
		delete(rule);
		this.jdbc.sql("insert into vendor_field_rule (vendor, scenario, field, mask) values (?, ?, ?, ?)")
			.params(rule.vendor(), rule.scenario(), rule.field(), rule.mask().name())
			.update();
		this.history.changed(actor.login(), AdminAct.FIELD_RULE_CHANGED, subject(rule),
				before.map(FieldRules::facts).orElse(Map.of()), facts(rule));
	}

	/** Removes a rule: then the next wider one counts. */
	@Transactional
	public void remove(FieldRule rule, Viewer actor) {
		find(rule).ifPresent((before) -> {
			delete(before);
			this.history.changed(actor.login(), AdminAct.FIELD_RULE_CHANGED, subject(rule), facts(before), Map.of());
		});
	}

	private void delete(FieldRule rule) {
		this.jdbc.sql("delete from vendor_field_rule where vendor = ? and scenario = ? and field = ?")
			.params(rule.vendor(), rule.scenario(), rule.field())
			.update();
	}

	private Optional<FieldRule> find(FieldRule rule) {
		return list().stream().filter((one) -> subject(one).equals(subject(rule))).findFirst();
	}

	private static boolean isField(String field) {
		return FIELDS.contains(field)
				|| GROUPS.stream().anyMatch((group) -> field.startsWith(group) && field.length() > group.length())
						&& Names.isLine(field, LONGEST);
	}

	private static String subject(FieldRule rule) {
		return "%s / %s / %s".formatted(rule.vendor(), rule.scenario(), rule.field());
	}

	private static Map<String, String> facts(FieldRule rule) {
		return Map.of("mask", rule.mask().name());
	}

}
