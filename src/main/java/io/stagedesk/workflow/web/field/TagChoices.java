package io.stagedesk.workflow.web.field;

import java.util.List;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.label.KnownTags;

import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Tags that pages offer while somebody types one. */
@Controller
class TagChoices {

	private static final int LONGEST = 100;

	private final KnownTags tags;

	TagChoices(KnownTags tags) {
		this.tags = tags;
	}

	@GetMapping(path = "/desk/tags", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	List<String> like(@RequestParam(defaultValue = "") String q, @AuthenticationPrincipal Viewer viewer) {
		if (q.length() > LONGEST || !CleanText.Check.isClean(q)) {
			throw new FieldErrorsException("q", "must be clean text of at most 100 characters");
		}
		return this.tags.like(q, viewer);
	}

}
