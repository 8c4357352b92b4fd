package io.stagedesk.sla.web;

import java.util.List;
import java.util.Objects;

import io.stagedesk.calendar.CalendarUses.Uses;
import io.stagedesk.sla.CalendarUsers;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * For which teams and which requesters' regions a calendar counts, where a policy asks
 * for theirs. What is promised already stays until the policy is applied to open tickets.
 */
@RestController
@RequestMapping("/api/v1/calendars/{key}/uses")
class CalendarUseController {

	private final CalendarUsers users;

	CalendarUseController(CalendarUsers users) {
		this.users = users;
	}

	@GetMapping
	Uses read(@PathVariable String key) {
		return this.users.of(key);
	}

	/** What has another calendar must leave that one first. */
	@PutMapping
	Uses write(@PathVariable String key, @RequestBody UsesBody body) {
		return this.users.put(key, body.teamsOrNone(), body.regionsOrNone());
	}

	/** What is sent; a list that is missing is empty. */
	record UsesBody(List<String> teams, List<String> regions) {

		List<String> teamsOrNone() {
			return Objects.requireNonNullElse(this.teams, List.of());
		}

		List<String> regionsOrNone() {
			return Objects.requireNonNullElse(this.regions, List.of());
		}

	}

}
