package io.stagedesk.knowledge.web.page;

import java.util.ArrayList;
import java.util.List;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.knowledge.canned.CannedTerms;
import io.stagedesk.knowledge.canned.Scope;
import io.stagedesk.page.Choice;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Team;
import io.stagedesk.staff.Viewer;

import org.springframework.stereotype.Component;

/** Whose a canned reply is, as one choice: {@code PERSON}, {@code TEAM:payments}. */
@Component
class Owners {

	static final String ME = "PERSON";

	private final Staff staff;

	private final Words words;

	Owners(Staff staff, Words words) {
		this.staff = staff;
		this.words = words;
	}

	/** What the viewer may choose, and what is chosen now. */
	List<Choice> choices(Viewer viewer, String current) {
		List<Choice> choices = new ArrayList<>();
		choices.add(new Choice(ME, this.words.message("canned.owner.me")));
		if (current.startsWith(ME + ":") && !current.equals(ME + ":" + viewer.login())) {
			choices.add(new Choice(current, current.substring(ME.length() + 1)));
		}
		this.staff.teams()
			.stream()
			.filter((team) -> Scope.TEAM.isWritableBy(viewer, team.id()) || current.equals("TEAM:" + team.id()))
			.forEach((team) -> choices.add(new Choice("TEAM:" + team.id(), named(team.name()))));
		if (Scope.ALL.isWritableBy(viewer, "") || current.equals("ALL")) {
			choices.add(new Choice("ALL", this.words.message("canned.owner.all")));
		}
		return choices;
	}

	String name(CannedTerms terms) {
		return switch (terms.scope()) {
			case ALL -> this.words.message("canned.owner.all");
			case TEAM -> named(this.staff.allTeams()
				.stream()
				.filter((team) -> team.id().equals(terms.owner()))
				.map(Team::name)
				.findFirst()
				.orElse(terms.owner()));
			case PERSON -> terms.owner();
		};
	}

	/** What {@link #written} wrote. */
	Owner parse(String text, Viewer viewer) {
		String[] parts = text.split(":", 2);
		Scope scope = Scope.of(parts[0])
			.orElseThrow(() -> new FieldErrorsException("owner", "is not a value of this field"));
		String owner = (parts.length > 1) ? parts[1] : "";
		if (scope == Scope.TEAM && !this.staff.isTeam(owner)) {
			throw new FieldErrorsException("owner", "is not a value of this field");
		}
		return new Owner(scope, (scope == Scope.PERSON && owner.isEmpty()) ? viewer.login() : owner);
	}

	static String written(CannedTerms terms) {
		return (terms.scope() == Scope.ALL) ? "ALL" : terms.scope() + ":" + terms.owner();
	}

	private String named(String team) {
		return this.words.message("canned.owner.team", team);
	}

	/** A scope and whose it is. */
	record Owner(Scope scope, String owner) {
	}

}
