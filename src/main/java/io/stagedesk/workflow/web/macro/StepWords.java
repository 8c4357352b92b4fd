package io.stagedesk.workflow.web.macro;

import io.stagedesk.page.Words;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Team;
import io.stagedesk.workflow.act.ActKind;
import io.stagedesk.workflow.act.Step;

import org.springframework.stereotype.Component;

/** Says steps in the reader's words. */
@Component
public class StepWords {

	private static final int SHORT = 80;

	private final Words words;

	private final Staff staff;

	StepWords(Words words, Staff staff) {
		this.words = words;
		this.staff = staff;
	}

	/** The kind and what it is done with, in one line. */
	public String of(Step step) {
		String detail = detail(step);
		String kind = this.words.message("act.kind." + step.kind());
		return detail.isEmpty() ? kind : kind + ": " + detail;
	}

	private String detail(Step step) {
		return switch (step.kind()) {
			case REPLY, RESOLVE, NOTE -> shortened(step.text(null).replaceAll("\\s+", " "));
			case TEAM -> team(step.value());
			case AGENT -> step.value().equals(Step.ME) ? this.words.message("act.me") : person(step.value());
			case CANCEL -> this.words.message("closeReason." + step.value());
			case PRIORITY, HOLD, MERGE, LINK, ADD_TAGS, REMOVE_TAGS -> step.value();
			case MACRO -> "#" + step.value();
			case RESUME, CLOSE -> "";
		};
	}

	/** What a team is called. */
	String team(String id) {
		return this.staff.allTeams()
			.stream()
			.filter((team) -> team.id().equals(id))
			.map(Team::name)
			.findFirst()
			.orElse(id);
	}

	private String person(String login) {
		return this.staff.agent(login).map(Agent::name).orElse(login);
	}

	private static String shortened(String text) {
		return (text.codePointCount(0, text.length()) <= SHORT) ? text
				: text.substring(0, text.offsetByCodePoints(0, SHORT)) + "…";
	}

	/** Whether the step's text is more than a line can say. */
	static boolean isText(ActKind kind) {
		return kind.speaks() || kind == ActKind.NOTE;
	}

}
