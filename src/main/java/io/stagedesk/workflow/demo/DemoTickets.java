package io.stagedesk.workflow.demo;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;

import io.stagedesk.feedback.Surveys;
import io.stagedesk.requester.RequesterFacts;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.TicketActions.Transfer;
import io.stagedesk.workflow.UserTask;
import io.stagedesk.workflow.UserTasks;
import io.stagedesk.workflow.VendorActions;
import io.stagedesk.workflow.VendorActions.ToVendor;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Lives the stories of {@code demo/tickets.json} through the same services as everybody,
 * in their order of time: timers that fall due on the way run when they are due, so that
 * warnings, breaches and reminders lie where they would have been.
 */
@Component
@Profile("demo")
class DemoTickets {

	private static final TypeReference<List<Story>> STORIES = new TypeReference<>() {
	};

	private final Tickets tickets;

	private final TicketActions actions;

	private final VendorActions vendors;

	private final UserTasks tasks;

	private final Surveys surveys;

	private final Staff staff;

	private final ManagementService engine;

	private final DemoClock clock;

	private final JsonMapper json;

	DemoTickets(Tickets tickets, TicketActions actions, VendorActions vendors, UserTasks tasks, Surveys surveys,
			Staff staff, ManagementService engine, DemoClock clock, JsonMapper json) {
		this.tickets = tickets;
		this.actions = actions;
		this.vendors = vendors;
		this.tasks = tasks;
		this.surveys = surveys;
		this.staff = staff;
		this.engine = engine;
		this.clock = clock;
		this.json = json;
	}

	void live() {
		Instant now = Instant.now();
		List<Moment> moments = new ArrayList<>();
		for (Story story : read()) {
			String[] number = new String[1];
			Instant born = now.minus(story.ago());
			moments.add(new Moment(born, () -> number[0] = create(story)));
			story.then()
				.forEach((step) -> moments.add(new Moment(born.plus(step.after()), () -> act(number[0], step))));
		}
		moments.sort(Comparator.comparing(Moment::at));
		try {
			for (Moment moment : moments) {
				passUntil(moment.at().isAfter(now) ? now : moment.at());
				moment.act().run();
			}
			passUntil(now);
		}
		finally {
			this.clock.backToNow();
		}
	}

	private List<Story> read() {
		try (InputStream bytes = new ClassPathResource("demo/tickets.json").getInputStream()) {
			return this.json.readValue(bytes, STORIES);
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read the demo's stories", ex);
		}
	}

	private void passUntil(Instant target) {
		for (Job due = nextUntil(target); due != null; due = nextUntil(target)) {
			if (due.getDuedate() != null && due.getDuedate().toInstant().isAfter(this.clock.instant())) {
				this.clock.turnTo(due.getDuedate().toInstant().plusMillis(1));
			}
			this.engine.executeJob(due.getId());
		}
		this.clock.turnTo(target);
	}

	private Job nextUntil(Instant target) {
		List<Job> waiting = this.engine.createJobQuery().messages().withRetriesLeft().listPage(0, 1);
		if (!waiting.isEmpty()) {
			return waiting.get(0);
		}
		List<Job> due = this.engine.createJobQuery()
			.timers()
			.duedateLowerThan(Date.from(target))
			.orderByJobDuedate()
			.asc()
			.listPage(0, 1);
		return due.isEmpty() ? null : due.get(0);
	}

	private String create(Story story) {
		return this.tickets
			.create(new NewTicket(story.requester(), story.subject(), story.body(), story.channel(), story.scenario(),
					story.category(), story.priority(), story.requester().language(), story.fields(), story.tags(),
					story.context(), true), Actor.REQUESTER)
			.number();
	}

	private void act(String number, Step step) {
		if (step.who().equals("requester")) {
			actAsRequester(number, step);
			return;
		}
		Viewer viewer = this.staff.agent(step.who()).orElseThrow().asViewer();
		switch (step.act()) {
			case "claim" -> this.actions.claim(number, null, viewer);
			case "reply" -> this.tickets.write(number, Visibility.PUBLIC, step.text(), null, Actor.of(viewer));
			case "wait" -> this.actions.waitFor(number, Status.WAITING_REQUESTER, step.text(), null, viewer);
			case "hold" -> this.actions.waitFor(number, Status.ON_HOLD, step.text(), null, viewer);
			case "resolve" -> this.actions.resolve(number, Map.of("resolution", step.text()), null, viewer);
			case "dispute" ->
				this.actions.resolve(number, Map.of("resolution", step.text(), "decision", step.more()), null, viewer);
			case "approve" ->
				this.tasks.complete(approval(number), Map.of("verdict", "APPROVE", "reason", step.text()), viewer);
			case "transfer" ->
				this.actions.transfer(number, new Transfer(null, step.more(), "agreed", step.text()), null, viewer);
			case "vendor" ->
				this.vendors.hand(number, new ToVendor(step.more(), null, "language", step.text()), null, viewer);
			case "close" -> this.actions.close(number, null, viewer);
			case "cancel" -> this.actions.cancel(number, CloseReason.valueOf(step.text()), null, viewer);
			default -> throw new IllegalStateException("Nobody knows how to " + step.act());
		}
	}

	private void actAsRequester(String number, Step step) {
		TicketSnapshot ticket = this.tickets.get(number);
		if (step.act().equals("survey")) {
			this.surveys.answer(this.surveys.of(ticket).orElseThrow().token(), Integer.parseInt(step.more()),
					step.text());
		}
		else {
			this.tickets.write(number, Visibility.PUBLIC, step.text(), null, Actor.REQUESTER);
		}
	}

	private String approval(String number) {
		return this.tasks.of(this.tickets.get(number))
			.stream()
			.filter((task) -> task.key().equals("userTask_approveDecision"))
			.map(UserTask::id)
			.findFirst()
			.orElseThrow();
	}

	private record Moment(Instant at, Runnable act) {
	}

	private record Story(Duration ago, RequesterFacts requester, Scenario scenario, Channel channel, String category,
			Priority priority, String subject, String body, List<String> tags, Map<String, Object> fields,
			Map<String, Object> context, List<Step> then) {
	}

	private record Step(Duration after, String who, String act, String text, String more) {
	}

}
