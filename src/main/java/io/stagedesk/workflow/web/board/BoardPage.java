package io.stagedesk.workflow.web.board;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Viewer;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The manager's board. Each block can be asked for alone ({@code part}), so that a page
 * that is open stays true; {@code screen=big} is for the wall.
 */
@Controller
class BoardPage {

	private static final List<String> PARTS = List.of("live", "risk", "escalations", "breaches", "compliance",
			"minutes");

	private static final Set<String> BIG = Set.of("live", "risk", "escalations", "compliance");

	private static final Set<String> DONE = Set.of("transfer", "acknowledge");

	private final BoardParts parts;

	private final BoardReports reports;

	private final BoardLists lists;

	private final Choices choices;

	private final Kept kept;

	private final Words words;

	private final Clock clock;

	BoardPage(BoardParts parts, BoardReports reports, BoardLists lists, Choices choices, Kept kept, Words words,
			Clock clock) {
		this.parts = parts;
		this.reports = reports;
		this.lists = lists;
		this.choices = choices;
		this.kept = kept;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping("/board")
	String show(@RequestParam Map<String, String> parameters, Locale locale, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		BoardQuery query = BoardQuery.parse(parameters);
		String part = oneOf("part", parameters, PARTS);
		boolean big = oneOf("screen", parameters, List.of("big")).equals("big");
		Tell tell = query.tell(locale, this.words);
		if (DONE.contains(parameters.getOrDefault("done", ""))) {
			this.kept.forgetNow();
		}
		model.addAttribute("query", query);
		model.addAttribute("tell", tell);
		model.addAttribute("at", this.clock.instant());
		model.addAttribute("big", big);
		PARTS.stream()
			.filter((one) -> part.isEmpty() ? !big || BIG.contains(one) : part.equals(one))
			.forEach((one) -> model.addAttribute(one, block(one, query, tell, viewer)));
		if (!part.isEmpty()) {
			return "workflow/board/" + (big ? "big" : "blocks") + " :: " + part;
		}
		if (big) {
			return "workflow/board/big";
		}
		model.addAttribute("choices", this.choices.of(query, viewer));
		addDone(parameters, model);
		return "workflow/board/page";
	}

	private Object block(String part, BoardQuery query, Tell tell, Viewer viewer) {
		String back = query.link("/board");
		return switch (part) {
			case "live" -> this.parts.live(query, tell, viewer);
			case "risk" -> this.parts.risk(query, viewer);
			case "escalations" -> this.parts.escalations(query, back, viewer);
			case "breaches" -> this.lists.newestBreaches(query, back, viewer);
			case "compliance" -> this.reports.compliance(query, viewer);
			default -> this.reports.minutes(query, viewer);
		};
	}

	static void addDone(Map<String, String> parameters, Model model) {
		String done = parameters.getOrDefault("done", "");
		if (DONE.contains(done)) {
			model.addAttribute("done", done);
		}
	}

	private static String oneOf(String name, Map<String, String> parameters, List<String> known) {
		String text = parameters.getOrDefault(name, "").strip();
		if (!text.isEmpty() && !known.contains(text)) {
			throw new FieldErrorsException(name, "must be one of " + String.join(", ", known));
		}
		return text;
	}

}
