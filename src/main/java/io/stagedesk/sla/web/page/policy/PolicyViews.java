package io.stagedesk.sla.web.page.policy;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.page.Choice;
import io.stagedesk.sla.CalendarSource;
import io.stagedesk.sla.LadderStep.Addressee;
import io.stagedesk.sla.LadderStep.Measure;
import io.stagedesk.sla.Party;
import io.stagedesk.sla.Policies;
import io.stagedesk.sla.Policy;
import io.stagedesk.sla.PolicyRules;
import io.stagedesk.sla.PolicyRules.Rule;
import io.stagedesk.sla.PolicyVersion;
import io.stagedesk.sla.Target;
import io.stagedesk.sla.web.page.GoalScale;
import io.stagedesk.sla.web.page.HistoryView;
import io.stagedesk.sla.web.page.TermWords;
import io.stagedesk.sla.web.page.policy.PolicyForm.TryForm;
import io.stagedesk.sla.web.page.policy.PolicyView.Choices;
import io.stagedesk.sla.web.page.policy.PolicyView.GoalsView;
import io.stagedesk.sla.web.page.policy.PolicyView.PolicyLine;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;

import org.springframework.stereotype.Component;

/** What the pages of policies show. */
@Component
class PolicyViews {

	private final Policies policies;

	private final Calendars calendars;

	private final PolicyRules rules;

	private final PolicyDifferences differences;

	private final Staff staff;

	private final TermWords words;

	private final Clock clock;

	PolicyViews(Policies policies, Calendars calendars, PolicyRules rules, PolicyDifferences differences, Staff staff,
			TermWords words, Clock clock) {
		this.policies = policies;
		this.calendars = calendars;
		this.rules = rules;
		this.differences = differences;
		this.staff = staff;
		this.words = words;
		this.clock = clock;
	}

	List<PolicyLine> lines() {
		return this.policies.all().stream().map(this::line).toList();
	}

	private PolicyLine line(Policy policy) {
		String calendar = policy.spec().calendar();
		return new PolicyLine(policy.key(), policy.name(), policy.version(),
				this.policies.versions(policy.key()).get(0).createdAt(),
				new Choice(calendar, this.calendars.find(calendar).map(Calendar::name).orElse(calendar)),
				Stream.of(Priority.values()).map((priority) -> goals(policy, priority)).toList(),
				this.rules.choosing(policy.key()).size());
	}

	private GoalsView goals(Policy policy, Priority priority) {
		return new GoalsView(this.words.goal(policy.spec().goal(priority, Target.FIRST_RESPONSE)),
				this.words.goal(policy.spec().goal(priority, Target.RESOLUTION)));
	}

	/** The page of a policy that is stored. */
	PolicyView of(Policy policy, PolicyForm form) {
		List<PolicyVersion> versions = this.policies.versions(policy.key());
		List<HistoryView> history = HistoryView.of(
				versions, (one) -> new HistoryView(one.policy().version(), one.createdAt(),
						this.words.person(one.createdBy()), List.of()),
				(old, fresh) -> this.differences.between(old.policy(), fresh.policy()));
		HistoryView stale = form.version().equals(String.valueOf(policy.version())) ? null
				: history.get(0).with(since(versions, form, policy));
		List<Rule> rules = this.rules.choosing(policy.key())
			.stream()
			.map((rule) -> new Rule(rule.row(), this.words.say(rule.name()), rule.conditions()))
			.toList();
		return new PolicyView(policy.key(), policy.name(), policy.version(), rules, history, stale);
	}

	/** The page of one that is not stored yet. */
	PolicyView ofNew(String key) {
		return new PolicyView(key, key, 0, this.rules.choosing(key), List.of(), null);
	}

	/** What others have changed since the editor was opened. */
	private List<String> since(List<PolicyVersion> versions, PolicyForm form, Policy now) {
		return versions.stream()
			.map(PolicyVersion::policy)
			.filter((one) -> String.valueOf(one.version()).equals(form.version()))
			.findFirst()
			.map((seen) -> this.differences.between(seen, now))
			.orElse(List.of());
	}

	Choices choices() {
		return new Choices(this.calendars.list().stream().map((one) -> new Choice(one.key(), one.name())).toList(),
				this.staff.agents()
					.stream()
					.filter((one) -> one.role().isStaff())
					.map((one) -> new Choice(one.login(), one.name()))
					.toList(),
				this.staff.teams().stream().map((one) -> choice(Party.team(one.id()))).toList(),
				this.staff.agents()
					.stream()
					.map(Agent::vendor)
					.filter(Objects::nonNull)
					.distinct()
					.map((one) -> choice(Party.vendor(one)))
					.toList(),
				names(Priority.values()), PolicyForm.TARGETS.stream().map(Enum::name).toList(),
				names(GoalScale.values()), names(CalendarSource.values()), names(Measure.values()),
				names(Addressee.values()),
				Arrays.stream(Status.values()).filter(Status::isWaiting).map(Enum::name).toList());
	}

	private Choice choice(Party party) {
		return new Choice(party.toString(), this.words.party(party));
	}

	/** A ticket created now, in the zone of the policy's calendar. */
	TryForm trial(Policy policy) {
		String zone = this.calendars.find(policy.spec().calendar())
			.map((one) -> one.spec().zone().getId())
			.orElse("UTC");
		LocalDateTime now = LocalDateTime.ofInstant(this.clock.instant(), ZoneId.of(zone));
		return new TryForm(Priority.P2.name(), now.truncatedTo(ChronoUnit.MINUTES).toString(), zone);
	}

	private static List<String> names(Enum<?>[] constants) {
		return Arrays.stream(constants).map(Enum::name).toList();
	}

}
