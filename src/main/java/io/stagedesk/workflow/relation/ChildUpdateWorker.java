package io.stagedesk.workflow.relation;

import java.util.Optional;

import io.stagedesk.api.DatabaseFailures;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.TicketNotFoundException;
import io.stagedesk.workflow.NotAllowedException;
import io.stagedesk.workflow.relation.ChildUpdateRows.Errand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Answers the children that wait, some at a time, on whichever node comes first. */
@Component
class ChildUpdateWorker {

	private static final Logger log = LoggerFactory.getLogger(ChildUpdateWorker.class);

	private final ChildUpdateRows rows;

	private final ChildAnswers answers;

	private final Staff staff;

	private final RelationSettings settings;

	ChildUpdateWorker(ChildUpdateRows rows, ChildAnswers answers, Staff staff, RelationSettings settings) {
		this.rows = rows;
		this.answers = answers;
		this.staff = staff;
		this.settings = settings;
	}

	@Scheduled(fixedDelayString = "PT0.5S", initialDelayString = "PT2S")
	void answerWaiting() {
		if (this.settings.working()) {
			answerSome();
		}
	}

	/** Answers one batch, and ends what is done, whoever did it. */
	void answerSome() {
		this.rows.waiting(this.settings.batch()).forEach(this::answer);
		this.rows.lasting(this.settings.batch()).forEach(this.answers::endIfDone);
	}

	private void answer(Errand errand) {
		try {
			Optional<Viewer> author = this.staff.agent(errand.author()).filter(Agent::active).map(Agent::asViewer);
			if (author.isEmpty()) {
				this.answers.skip(errand, "Its writer does not work here any more");
				return;
			}
			answer(errand, author.get());
		}
		catch (TicketNotFoundException | NotAllowedException ex) {
			this.answers.skip(errand, "The ticket is not yours to answer");
		}
		catch (StageNotAllowedException ex) {
			this.answers.skip(errand, ex.getMessage());
		}
		catch (RuntimeException ex) {
			if (!DatabaseFailures.isLostRace(ex) && !DatabaseFailures.isOutage(ex)) {
				log.error("Child {} of update {} could not be answered", errand.ticket(), errand.update(), ex);
				this.answers.broke(errand);
			}
		}
	}

	/** What cannot be resolved now is told all the same. */
	private void answer(Errand errand, Viewer author) {
		if (!errand.words().resolves()) {
			this.answers.say(errand, null, author);
			return;
		}
		try {
			this.answers.resolve(errand, author);
		}
		catch (StageNotAllowedException ex) {
			this.answers.say(errand, ex.getMessage(), author);
		}
		catch (FieldErrorsException ex) {
			this.answers.say(errand, "Its form asks for more", author);
		}
	}

}
