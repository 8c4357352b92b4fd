package io.stagedesk.workflow.announce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.stagedesk.calendar.Calendars;
import io.stagedesk.sla.CalendarSource;
import io.stagedesk.sla.Goal;
import io.stagedesk.sla.Policies;
import io.stagedesk.sla.Policy;
import io.stagedesk.sla.Target;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.workflow.ServiceLevels;

import org.springframework.stereotype.Service;

/**
 * What the desk promises to everybody: the same table of service levels, policies and
 * calendars by which the clocks of tickets run, as this node knew them at most a few
 * seconds ago.
 */
@Service
public class ResponseTimes {

	private static final long FRESH = TimeUnit.SECONDS.toNanos(3);

	private final ServiceLevels levels;

	private final Policies policies;

	private final Calendars calendars;

	private final Map<String, Known> known = new ConcurrentHashMap<>();

	ResponseTimes(ServiceLevels levels, Policies policies, Calendars calendars) {
		this.levels = levels;
		this.policies = policies;
		this.calendars = calendars;
	}

	/**
	 * What requesters of this tier are promised; scenarios with the same promises stand
	 * together.
	 * @param tier empty for everybody
	 */
	public List<Offer> of(String tier) {
		long now = System.nanoTime();
		Known last = this.known.get(tier);
		if (last == null || now - last.since() > FRESH) {
			last = new Known(offers(tier), now);
			this.known.put(tier, last);
		}
		return last.offers();
	}

	private List<Offer> offers(String tier) {
		Map<Map<Priority, String>, Set<Scenario>> byPolicies = new LinkedHashMap<>();
		for (Scenario scenario : Scenario.values()) {
			Map<Priority, String> keys = new LinkedHashMap<>();
			for (Priority priority : Priority.values()) {
				keys.put(priority, this.levels.policyOf(scenario, tier, priority));
			}
			byPolicies.computeIfAbsent(keys, (any) -> new LinkedHashSet<>()).add(scenario);
		}
		List<Offer> offers = new ArrayList<>();
		byPolicies.forEach((keys, scenarios) -> offers.add(offer(keys, List.copyOf(scenarios))));
		return List.copyOf(offers);
	}

	private Offer offer(Map<Priority, String> keys, List<Scenario> scenarios) {
		List<Row> rows = Arrays.stream(Priority.values()).map((one) -> row(one, policy(keys.get(one)))).toList();
		List<Policy> used = keys.values().stream().distinct().map(this::policy).toList();
		List<OpeningHours> hours = used.stream()
			.map((policy) -> this.calendars.get(policy.spec().calendar()).spec())
			.distinct()
			.map(OpeningHours::of)
			.toList();
		return new Offer(scenarios, rows, hours,
				used.stream().anyMatch((policy) -> policy.spec().calendarFrom() != CalendarSource.POLICY));
	}

	private Policy policy(String key) {
		return this.policies.find(key).orElseGet(() -> this.policies.get(Policies.DEFAULT));
	}

	private static Row row(Priority priority, Policy policy) {
		return new Row(priority, span(policy, priority, Target.FIRST_RESPONSE),
				span(policy, priority, Target.RESOLUTION));
	}

	private static Optional<Span> span(Policy policy, Priority priority, Target target) {
		Optional<Goal> goal = policy.spec().goal(priority, target);
		return goal.map(Span::of);
	}

	/**
	 * What is promised in some scenarios.
	 *
	 * @param hours the working hours that count; more than one where priorities differ
	 * @param otherHours whether those of a team or a region may count instead
	 */
	public record Offer(List<Scenario> scenarios, List<Row> rows, List<OpeningHours> hours, boolean otherHours) {

		/** Whether it holds wherever the requester comes from. */
		public boolean everywhere() {
			return this.scenarios.size() == Scenario.values().length;
		}

	}

	/** What is promised at a priority; empty where nothing is. */
	public record Row(Priority priority, Optional<Span> firstResponse, Optional<Span> solution) {
	}

	private record Known(List<Offer> offers, long since) {
	}

}
