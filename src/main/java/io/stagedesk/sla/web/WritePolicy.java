package io.stagedesk.sla.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.sla.CalendarSource;
import io.stagedesk.sla.Goal;
import io.stagedesk.sla.InlinePolicy.InlineSegment;
import io.stagedesk.sla.InlinePolicy.InlineStep;
import io.stagedesk.sla.Policies;
import io.stagedesk.sla.PolicySpec;
import io.stagedesk.sla.Target;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;
import tools.jackson.databind.JsonNode;

/**
 * The body of {@code PUT /sla-policies/{key}}: what the policy says, and it may have a
 * name and the version that its writer has seen. Read by hand, so that all faults are
 * told at once.
 */
record WritePolicy(String name, Optional<Integer> version, PolicySpec spec) {

	private static final int LONGEST_NAME = 120;

	static WritePolicy read(String key, JsonNode body, Policies policies) {
		List<FieldError> faults = new ArrayList<>();
		if (!Policies.isKey(key)) {
			faults.add(new FieldError("key", Policies.NO_KEY));
		}
		JsonNode name = body.path("name");
		if (!isAbsent(name) && !isName(name)) {
			faults.add(new FieldError("name", "must be one line of 1 to %d characters".formatted(LONGEST_NAME)));
		}
		JsonNode version = body.path("version");
		if (!isAbsent(version) && !(version.isIntegralNumber() && version.canConvertToInt())) {
			faults.add(new FieldError("version", "must be a version of this policy"));
		}
		try {
			PolicySpec spec = policies.read(body);
			if (faults.isEmpty()) {
				return new WritePolicy(isAbsent(name) ? key : name.stringValue().strip(),
						isAbsent(version) ? Optional.empty() : Optional.of(version.intValue()), spec);
			}
		}
		catch (FieldErrorsException ex) {
			faults.addAll(ex.errors());
		}
		throw new FieldErrorsException(faults);
	}

	private static boolean isName(JsonNode node) {
		return node.isString() && !node.stringValue().isBlank() && node.stringValue().length() <= LONGEST_NAME
				&& CleanText.Check.isClean(node.stringValue())
				&& node.stringValue().chars().noneMatch(Character::isISOControl);
	}

	private static boolean isAbsent(JsonNode node) {
		return node.isMissingNode() || node.isNull();
	}

	/** What may stand in the body, for the description of the API. */
	record PolicyBody(String name, Integer version, String calendar, CalendarSource calendarFrom, Set<Status> pauseOn,
			Integer warnPercent, Map<Priority, Map<Target, Goal>> goals, List<InlineSegment> ola,
			List<InlineStep> ladder) {
	}

}
