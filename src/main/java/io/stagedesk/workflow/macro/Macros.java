package io.stagedesk.workflow.macro;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.StaleTicketException;
import io.stagedesk.workflow.NotAllowedException;
import io.stagedesk.workflow.act.ActKind;
import io.stagedesk.workflow.act.Acts;
import io.stagedesk.workflow.act.Step;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All macros. Everybody keeps their own; those who lead keep those of teams and of all.
 */
@Service
public class Macros {

	private static final int MOST = 500;

	private static final int MOST_STEPS = 20;

	private static final int LONGEST_NAME = 100;

	private final MacroRows rows;

	private final Acts acts;

	private final Staff staff;

	Macros(MacroRows rows, Acts acts, Staff staff) {
		this.rows = rows;
		this.acts = acts;
		this.staff = staff;
	}

	/** Those that somebody may use, by name. */
	@Transactional(readOnly = true)
	public List<Macro> of(Viewer viewer) {
		return this.rows.of(viewer, MOST);
	}

	/** One that somebody may use; 404 otherwise. */
	@Transactional(readOnly = true)
	public Macro find(long id, Viewer viewer) {
		return this.rows.find(id).filter((macro) -> macro.isFor(viewer)).orElseThrow(MacroNotFoundException::new);
	}

	@Transactional
	public Macro add(MacroTerms terms, Viewer viewer) {
		check(terms, viewer);
		return find(this.rows.insert(terms, key(terms, viewer), viewer.login()), viewer);
	}

	/**
	 * Makes it another one.
	 * @param version the version that the caller has seen, or {@code null}
	 */
	@Transactional
	public Macro change(long id, MacroTerms terms, Integer version, Viewer viewer) {
		Macro before = forChange(id, viewer);
		check(terms, viewer);
		if (!this.rows.update(id, terms, key(terms, viewer), (version != null) ? version : before.version(),
				viewer.login())) {
			throw new StaleTicketException("The macro has been changed by somebody else");
		}
		return find(id, viewer);
	}

	@Transactional
	public void remove(long id, Viewer viewer) {
		this.rows.delete(forChange(id, viewer).id());
	}

	private Macro forChange(long id, Viewer viewer) {
		Macro macro = find(id, viewer);
		if (!macro.mayBeChangedBy(viewer)) {
			throw new NotAllowedException("Macros of a team or of all are kept by those who lead");
		}
		return macro;
	}

	private void check(MacroTerms terms, Viewer viewer) {
		List<FieldError> errors = new ArrayList<>();
		nameError(terms.name()).ifPresent(errors::add);
		if (terms.owner() == MacroOwner.TEAM && !this.staff.isTeam(terms.team())) {
			errors.add(new FieldError("team", "is not a team"));
		}
		if (terms.steps().isEmpty() || terms.steps().size() > MOST_STEPS) {
			errors.add(new FieldError("steps", "must be 1 to 20 steps"));
		}
		for (int index = 0; index < terms.steps().size(); index++) {
			errors.addAll(errors("steps[%d]".formatted(index), terms.steps().get(index), viewer));
		}
		if (!errors.isEmpty()) {
			throw new FieldErrorsException(errors);
		}
		requireLead(terms, viewer);
	}

	private static Optional<FieldError> nameError(String name) {
		boolean fits = !name.isEmpty() && name.length() <= LONGEST_NAME
				&& name.chars().noneMatch(Character::isISOControl);
		return fits ? Optional.empty() : Optional.of(new FieldError("name", "must be 1 to 100 characters in one line"));
	}

	private List<FieldError> errors(String path, Step step, Viewer viewer) {
		if (!ActKind.STEPS.contains(step.kind())) {
			return List.of(new FieldError(path + ".kind", "cannot be a step of a macro"));
		}
		try {
			this.acts.check(path, step, viewer);
			return List.of();
		}
		catch (FieldErrorsException ex) {
			return ex.errors();
		}
	}

	private static void requireLead(MacroTerms terms, Viewer viewer) {
		boolean leads = viewer.role() == Role.ADMIN
				|| (viewer.role() == Role.SUPERVISOR && (terms.owner() == MacroOwner.ALL
						|| (terms.team() != null && viewer.teams().contains(terms.team()))));
		if (terms.owner() != MacroOwner.PERSON && !leads) {
			throw new NotAllowedException("Macros of a team or of all are kept by those who lead");
		}
	}

	private static String key(MacroTerms terms, Viewer viewer) {
		return switch (terms.owner()) {
			case PERSON -> viewer.login();
			case TEAM -> terms.team();
			case ALL -> "";
		};
	}

}
