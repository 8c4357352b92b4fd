package io.stagedesk.calendar.web;

import java.net.URI;
import java.security.Principal;
import java.util.List;

import io.stagedesk.api.IfMatch;
import io.stagedesk.api.Slice;
import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.CalendarSpec.Holiday;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.calendar.Calendars.Imported;
import io.stagedesk.calendar.Calendars.Saved;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calendars: everybody reads them, those who plan the desk's work write them. */
@RestController
@RequestMapping("/api/v1/calendars")
class CalendarController {

	private final Calendars calendars;

	CalendarController(Calendars calendars) {
		this.calendars = calendars;
	}

	@GetMapping
	Slice<CalendarSummary> list() {
		return new Slice<>(this.calendars.list(), null).map(CalendarSummary::of);
	}

	/** The newest version, or an older one. */
	@GetMapping("/{key}")
	ResponseEntity<CalendarResource> one(@PathVariable String key, @RequestParam(required = false) Integer version) {
		return answer(ResponseEntity.ok(),
				(version != null) ? this.calendars.get(key, version) : this.calendars.get(key));
	}

	@GetMapping("/{key}/versions")
	Slice<CalendarSummary> versions(@PathVariable String key) {
		return new Slice<>(this.calendars.versions(key), null).map(CalendarSummary::of);
	}

	@PutMapping("/{key}")
	ResponseEntity<CalendarResource> write(@PathVariable String key,
			@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(
					schema = @Schema(implementation = WriteCalendar.CalendarBody.class))) @RequestBody JsonNode body,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match, Principal writer) {
		WriteCalendar request = WriteCalendar.read(key, body);
		Saved saved = this.calendars.save(key, request.name(), request.spec(),
				request.version().or(() -> IfMatch.version(match)), writer.getName());
		return answer(
				saved.created() ? ResponseEntity.created(URI.create("/api/v1/calendars/" + key)) : ResponseEntity.ok(),
				saved.calendar());
	}

	/** Adds the all-day events of an iCalendar file; a dry run only shows them. */
	@PostMapping(path = "/{key}/holidays/import", consumes = "text/calendar")
	ResponseEntity<ImportResource> importHolidays(@PathVariable String key,
			@RequestParam(defaultValue = "false") boolean dryRun,
			@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
					content = @Content(mediaType = "text/calendar", schema = @Schema(type = "string"))) @RequestBody(
							required = false) byte[] file,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match, Principal writer) {
		Imported imported = this.calendars.importHolidays(key, (file != null) ? file : new byte[0], dryRun,
				IfMatch.version(match), writer.getName());
		return ResponseEntity.ok()
			.eTag(String.valueOf(imported.calendar().version()))
			.body(new ImportResource(imported.holidays(), imported.added(), imported.skipped(), dryRun,
					imported.calendar().version()));
	}

	private static ResponseEntity<CalendarResource> answer(ResponseEntity.BodyBuilder answer, Calendar calendar) {
		return answer.eTag(String.valueOf(calendar.version())).body(CalendarResource.of(calendar));
	}

	/**
	 * What an iCalendar file had.
	 *
	 * @param holidays each day of its all-day events
	 * @param added how many of them the calendar did not have
	 * @param skipped events with a time of day
	 * @param version the calendar's newest one now
	 */
	record ImportResource(List<Holiday> holidays, int added, int skipped, boolean dryRun, int version) {
	}

}
