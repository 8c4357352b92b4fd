package io.stagedesk.staff.web.api;

import java.util.List;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.load.ImportResult;
import io.stagedesk.staff.load.LineResult;
import io.stagedesk.staff.load.LineResult.Outcome;
import io.stagedesk.staff.load.MembersImport;
import io.stagedesk.staff.load.PeopleImport;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * CSV files of the staff. With an error in any line nothing is written, and the answer is
 * a 422 that names the lines' fields; a dry run tells what each line would do.
 */
@RestController
class ImportController {

	private static final int MOST_ERRORS = 200;

	private final PeopleImport people;

	private final MembersImport members;

	ImportController(PeopleImport people, MembersImport members) {
		this.people = people;
		this.members = members;
	}

	/** Columns: login, name, email, role, vendor, languages, teams, skills, capacity. */
	@PostMapping(path = "/api/v1/agents/import", consumes = "text/csv")
	ImportResource people(@RequestParam(defaultValue = "false") boolean dryRun,
			@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
					content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))) @RequestBody(
							required = false) byte[] file,
			@AuthenticationPrincipal Viewer viewer) {
		return answer(this.people.run((file != null) ? file : new byte[0], dryRun, viewer));
	}

	/** Columns: shift, login, from, until. */
	@PostMapping(path = "/api/v1/shifts/import", consumes = "text/csv")
	ImportResource members(@RequestParam(defaultValue = "false") boolean dryRun,
			@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
					content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))) @RequestBody(
							required = false) byte[] file,
			@AuthenticationPrincipal Viewer viewer) {
		return answer(this.members.run((file != null) ? file : new byte[0], dryRun, viewer));
	}

	private static ImportResource answer(ImportResult result) {
		if (result.hasErrors() && !result.dryRun()) {
			throw new FieldErrorsException(result.lines()
				.stream()
				.flatMap((line) -> line.errors()
					.stream()
					.map((error) -> new FieldError("lines[%d].%s".formatted(line.line(), error.field()),
							error.message())))
				.limit(MOST_ERRORS)
				.toList());
		}
		return ImportResource.of(result);
	}

	/**
	 * What a file did, or would do.
	 *
	 * @param written whether it was stored
	 */
	record ImportResource(boolean dryRun, boolean written, long created, long changed, long unchanged, long wrong,
			List<LineResult> lines) {

		static ImportResource of(ImportResult result) {
			return new ImportResource(result.dryRun(), result.written(), result.count(Outcome.CREATE),
					result.count(Outcome.CHANGE), result.count(Outcome.UNCHANGED), result.count(Outcome.ERROR),
					result.lines());
		}

	}

}
