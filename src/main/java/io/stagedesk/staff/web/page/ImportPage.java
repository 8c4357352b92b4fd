package io.stagedesk.staff.web.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.load.ImportResult;
import io.stagedesk.staff.load.LineResult;
import io.stagedesk.staff.load.LineResult.Outcome;
import io.stagedesk.staff.load.MembersImport;
import io.stagedesk.staff.load.PeopleImport;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A CSV file is tried, line by line, before it is taken over. */
@Controller
@RequestMapping("/admin/import")
class ImportPage {

	private static final int MOST_SHOWN = 500;

	private final PeopleImport people;

	private final MembersImport members;

	private final Refusals refusals;

	private final Words words;

	ImportPage(PeopleImport people, MembersImport members, Refusals refusals, Words words) {
		this.people = people;
		this.members = members;
		this.refusals = refusals;
		this.words = words;
	}

	@GetMapping
	String show(@RequestParam(defaultValue = "people") String kind, Model model) {
		return page(kind, "", Forms.fresh(), model);
	}

	@PostMapping
	String run(@RequestParam(defaultValue = "people") String kind, @RequestParam(defaultValue = "") String file,
			@RequestParam(defaultValue = "try") String action, @AuthenticationPrincipal Viewer viewer, Model model) {
		byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
		boolean dryRun = !action.equals("import");
		AtomicReference<ImportResult> result = new AtomicReference<>();
		FormState state = this.refusals.attempt("import", Map.of("file", ""), () -> result.set(kind.equals("members")
				? this.members.run(bytes, dryRun, viewer) : this.people.run(bytes, dryRun, viewer)));
		if (result.get() != null && !state.touched()) {
			model.addAttribute("result", ResultView.of(result.get(), this.words));
		}
		return page(kind, file, new Forms(state), model);
	}

	private String page(String kind, String file, Forms forms, Model model) {
		boolean ofMembers = kind.equals("members");
		model.addAttribute("forms", forms);
		model.addAttribute("kind", ofMembers ? "members" : "people");
		model.addAttribute("file", file);
		model.addAttribute("columns", ofMembers ? MembersImport.COLUMNS : PeopleImport.COLUMNS);
		return "staff/import";
	}

	/** What a file does, in the reader's language. */
	record ResultView(boolean written, boolean ready, Map<String, Long> counts, List<Row> lines) {

		static ResultView of(ImportResult result, Words words) {
			return new ResultView(result.written(), !result.written() && !result.hasErrors(),
					Map.of("CREATE", result.count(Outcome.CREATE), "CHANGE", result.count(Outcome.CHANGE), "UNCHANGED",
							result.count(Outcome.UNCHANGED), "ERROR", result.count(Outcome.ERROR)),
					result.lines()
						.stream()
						.sorted((one, other) -> Boolean.compare(other.outcome() == Outcome.ERROR,
								one.outcome() == Outcome.ERROR))
						.limit(MOST_SHOWN)
						.map((line) -> Row.of(line, words))
						.toList());
		}

	}

	/** One line of it. */
	record Row(long line, String subject, String outcome, List<String> errors) {

		static Row of(LineResult line, Words words) {
			return new Row(line.line(), line.subject(), line.outcome().name(),
					line.errors().stream().map((one) -> one.field() + " " + words.say(one.message())).toList());
		}

	}

}
