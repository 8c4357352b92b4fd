package io.stagedesk.workflow.web.board;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.stagedesk.sla.figures.ClockFilter;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;

import org.springframework.stereotype.Component;

/**
 * Those who work on tickets for a viewer: of the viewer's teams, and a vendor's people
 * who belong to no team.
 */
@Component
class Agents {

	private final Staff staff;

	Agents(Staff staff) {
		this.staff = staff;
	}

	/** By presence, the most present first, then by name. */
	List<Agent> of(ClockFilter filter, Viewer viewer) {
		return this.staff.agents()
			.stream()
			.filter((agent) -> agent.role() == Role.AGENT || agent.role() == Role.VENDOR_AGENT)
			.filter((agent) -> viewer.role().seesAllTickets() || agent.teams().isEmpty()
					|| agent.teams().stream().anyMatch(viewer.teams()::contains))
			.filter((agent) -> fits(agent, filter))
			.sorted((one, other) -> (one.presence() != other.presence()) ? one.presence().compareTo(other.presence())
					: one.name().compareTo(other.name()))
			.toList();
	}

	Map<Presence, Long> counts(ClockFilter filter, Viewer viewer) {
		Map<Presence, Long> counts = new EnumMap<>(Presence.class);
		Stream.of(Presence.values()).forEach((presence) -> counts.put(presence, 0L));
		of(filter, viewer).forEach((agent) -> counts.merge(agent.presence(), 1L, Long::sum));
		return counts;
	}

	private static boolean fits(Agent agent, ClockFilter filter) {
		boolean ofTeam = filter.team() == null || (filter.team().equals(ClockFilter.NONE) ? agent.teams().isEmpty()
				: agent.teams().contains(filter.team()));
		boolean ofVendor = filter.vendor() == null || (filter.vendor().equals(ClockFilter.NONE) ? agent.vendor() == null
				: filter.vendor().equals(agent.vendor()));
		return ofTeam && ofVendor;
	}

}
