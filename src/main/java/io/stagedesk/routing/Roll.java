package io.stagedesk.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.routing.choice.Candidate;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Capacity;
import io.stagedesk.staff.Colleague;
import io.stagedesk.staff.Colleagues;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.roster.OffDuty;
import io.stagedesk.staff.roster.Rosters;

/**
 * The people among whom one transaction chooses, as it found them and with what it has
 * given them: tickets are written when a transaction commits, so no query knows of that.
 */
final class Roll {

	private final Colleagues colleagues;

	private final Loads loads;

	private final Capacity capacity;

	private final Rosters rosters;

	private final Set<String> turns = new HashSet<>();

	private final Map<String, Map<String, Optional<OffDuty>>> teams = new HashMap<>();

	private final Map<String, Fact> facts = new HashMap<>();

	private final Map<String, Integer> given = new HashMap<>();

	private final Set<String> held = new HashSet<>();

	private final Set<String> lost = new HashSet<>();

	private final Set<Long> placed = new HashSet<>();

	Roll(Colleagues colleagues, Loads loads, Capacity capacity, Rosters rosters) {
		this.colleagues = colleagues;
		this.loads = loads;
		this.capacity = capacity;
		this.rosters = rosters;
	}

	boolean hasTurn(String team) {
		return this.turns.contains(team);
	}

	void tookTurn(String team) {
		this.turns.add(team);
	}

	/** Everybody of the team, as they are for work of this channel. */
	List<Candidate> candidates(String team, String channel, boolean asks, Instant at) {
		Map<String, Optional<OffDuty>> duties = this.teams.computeIfAbsent(team, (key) -> call(key, at));
		List<Candidate> candidates = new ArrayList<>(duties.size());
		duties.forEach((login, off) -> candidates.add(candidate(this.facts.get(login), channel, asks, off)));
		return candidates;
	}

	/** The presence of one of them since when, as far as anybody remembers. */
	Optional<Instant> presentSince(String login) {
		return Optional.ofNullable(this.facts.get(login)).map((fact) -> fact.colleague().presenceSince());
	}

	boolean isHeld(String login) {
		return this.held.contains(login);
	}

	/**
	 * Nobody else gives this person anything from here on, and all is read again. The
	 * first one is waited for; for more than one, two transactions might wait for each
	 * other.
	 */
	void hold(String login) {
		Optional<Colleague> now = this.held.isEmpty() ? this.colleagues.hold(login) : this.colleagues.holdIfFree(login);
		if (now.isEmpty()) {
			this.lost.add(login);
			return;
		}
		this.held.add(login);
		this.facts.put(login, new Fact(now.get(), this.loads.of(now.get().agent())));
	}

	/** One of them has got a ticket in this transaction. */
	void gave(long ticket, Candidate candidate, Instant at) {
		Fact fact = this.facts.get(candidate.login());
		Colleague colleague = fact.colleague();
		this.placed.add(ticket);
		this.given.merge(candidate.login(), candidate.weight(), Integer::sum);
		this.facts.put(candidate.login(),
				new Fact(new Colleague(colleague.agent(), at, colleague.presenceReason(), colleague.presenceSince()),
						fact.load()));
	}

	boolean hasPlaced(long ticket) {
		return this.placed.contains(ticket);
	}

	private Map<String, Optional<OffDuty>> call(String team, Instant at) {
		List<Colleague> people = this.colleagues.of(team);
		Map<String, Integer> load = this.loads.ofTeam(team, people.stream().map(Colleague::agent).toList());
		Map<String, Optional<OffDuty>> duties = new LinkedHashMap<>();
		people.forEach((one) -> {
			String login = one.agent().login();
			this.facts.putIfAbsent(login, new Fact(one, load.getOrDefault(login, 0)));
			duties.put(login, this.rosters.onShift(login, team, at).off().map(OffDuty::withoutReason));
		});
		return duties;
	}

	private Candidate candidate(Fact fact, String channel, boolean asks, Optional<OffDuty> off) {
		Agent agent = fact.colleague().agent();
		String login = agent.login();
		boolean maySee = agent.role().worksOnTickets() && !(asks && agent.role() == Role.VENDOR_AGENT);
		return new Candidate(login, agent.languages(), agent.skills(), fact.load() + this.given.getOrDefault(login, 0),
				this.capacity.weight(agent, channel), agent.capacity(), fact.colleague().lastAssignedAt(),
				agent.presence(), fact.colleague().presenceReason(), agent.active(), maySee, this.lost.contains(login),
				off.orElse(null));
	}

	private record Fact(Colleague colleague, int load) {
	}

}
