package io.stagedesk.workflow.act;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.TagActions;

import org.springframework.stereotype.Component;

/** Tags put on and taken off. */
@Component
class TagActs implements Act {

	private static final int LONGEST = 60;

	private static final int MOST = 30;

	private final TagActions tags;

	TagActs(TagActions tags) {
		this.tags = tags;
	}

	@Override
	public Set<ActKind> kinds() {
		return Set.of(ActKind.ADD_TAGS, ActKind.REMOVE_TAGS);
	}

	@Override
	public void check(Step step, Viewer author) {
		List<String> words = step.words();
		boolean fits = words.stream()
			.allMatch((word) -> word.length() <= LONGEST && word.chars().noneMatch(Character::isISOControl));
		if (words.isEmpty() || words.size() > MOST || !fits) {
			throw new FieldErrorsException("value", "must be 1 to 30 tags of at most 60 characters");
		}
	}

	@Override
	public Optional<String> carryOut(TicketSnapshot ticket, Step step, Viewer viewer) {
		boolean adds = step.kind() == ActKind.ADD_TAGS;
		boolean changed = this.tags.change(ticket.number(), adds ? step.words() : List.of(),
				adds ? List.of() : step.words(), viewer);
		return changed ? Optional.empty() : Optional.of("It has these tags so already");
	}

}
