package io.stagedesk.workflow.web.vendor;

import java.util.Optional;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.ContentLog;
import io.stagedesk.workflow.web.desk.Names;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who opened hidden content, why, and what they read. */
@Controller
class AccessPage {

	private static final int LIMIT = 100;

	private static final int LONGEST = 30;

	private final ContentLog log;

	private final Staff staff;

	AccessPage(ContentLog log, Staff staff) {
		this.log = log;
		this.staff = staff;
	}

	@GetMapping("/board/content-access")
	String list(@RequestParam(defaultValue = "") String ticket, @RequestParam(required = false) String cursor,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		if (ticket.length() > LONGEST || !CleanText.Check.isClean(ticket)) {
			throw new FieldErrorsException("ticket", "must be clean text of at most 30 characters");
		}
		Optional<Cursor> after = Optional.ofNullable(cursor).filter((text) -> !text.isBlank()).map(Cursor::parse);
		model.addAttribute("list", this.log.list(ticket.strip(), "", LIMIT, after, viewer));
		model.addAttribute("ticket", ticket.strip());
		model.addAttribute("names", Names.of(this.staff));
		return "workflow/vendor/access";
	}

}
