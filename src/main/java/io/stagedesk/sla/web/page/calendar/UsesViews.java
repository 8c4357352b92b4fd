package io.stagedesk.sla.web.page.calendar;

import java.util.List;

import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.CalendarUses;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.page.Choice;
import io.stagedesk.sla.CalendarSource;
import io.stagedesk.sla.Policies;
import io.stagedesk.sla.web.page.calendar.UsesView.TeamUse;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Team;

import org.springframework.stereotype.Component;

/** Shows for whom a calendar counts. */
@Component
class UsesViews {

	private final Calendars calendars;

	private final CalendarUses uses;

	private final Policies policies;

	private final Staff staff;

	UsesViews(Calendars calendars, CalendarUses uses, Policies policies, Staff staff) {
		this.calendars = calendars;
		this.uses = uses;
		this.policies = policies;
		this.staff = staff;
	}

	/** As it is stored. */
	UsesView of(String calendar) {
		return of(calendar, UsesForm.of(this.uses.of(calendar)));
	}

	/** As it was typed. */
	UsesView of(String calendar, UsesForm form) {
		return new UsesView(this.staff.teams().stream().map((team) -> team(calendar, team, form)).toList(),
				form.regions(), asking(CalendarSource.TEAM), asking(CalendarSource.REGION));
	}

	private TeamUse team(String calendar, Team team, UsesForm form) {
		String other = this.uses.ofTeam(team.id())
			.filter((key) -> !key.equals(calendar))
			.map((key) -> this.calendars.find(key).map(Calendar::name).orElse(key))
			.orElse("");
		return new TeamUse(team.id(), team.name(), form.teams().contains(team.id()), other);
	}

	private List<Choice> asking(CalendarSource source) {
		return this.policies.all()
			.stream()
			.filter((policy) -> policy.spec().calendarFrom() == source)
			.map((policy) -> new Choice(policy.key(), policy.name()))
			.toList();
	}

}
