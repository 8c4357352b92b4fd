package io.stagedesk.ticket;

import java.util.Objects;
import java.util.Optional;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.mask.ContentAccesses;
import io.stagedesk.ticket.mask.FieldRules;

import org.springframework.stereotype.Component;

/** The one place that knows whose view is masked, and how. */
@Component
class Lenses {

	private final Staff staff;

	private final FieldRules rules;

	private final ContentAccesses accesses;

	Lenses(Staff staff, FieldRules rules, ContentAccesses accesses) {
		this.staff = staff;
		this.rules = rules;
		this.accesses = accesses;
	}

	/** How a viewer sees tickets; empty for those who see all there is. */
	Optional<Lens> of(Viewer viewer) {
		if (viewer.role() != Role.VENDOR_AGENT) {
			return Optional.empty();
		}
		String vendor = this.staff.agent(viewer.login()).map(Agent::vendor).orElse(null);
		return Optional
			.of(new Lens(this.rules.of(Objects.requireNonNullElse(vendor, "")), this.accesses.openFor(viewer.login())));
	}

}
