package io.stagedesk.staff.web.api;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Saved;
import io.stagedesk.staff.roster.Shift;
import io.stagedesk.staff.roster.Shift.Member;
import io.stagedesk.staff.roster.Shifts;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shifts with their members; supervisors plan those of their own teams. */
@RestController
@RequestMapping("/api/v1/shifts")
class ShiftController {

	private final Shifts shifts;

	ShiftController(Shifts shifts) {
		this.shifts = shifts;
	}

	@GetMapping
	Slice<Shift> list() {
		return new Slice<>(this.shifts.list(), null);
	}

	@GetMapping("/{key}")
	ResponseEntity<Shift> one(@PathVariable String key) {
		Shift shift = this.shifts.get(key);
		return ResponseEntity.ok().eTag(String.valueOf(shift.version())).body(shift);
	}

	@PutMapping("/{key}")
	ResponseEntity<Shift> write(@PathVariable String key, @RequestBody WriteShift body,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		Saved<Shift> saved = this.shifts.save(body.shift(key), Seen.version(body.version(), match), viewer);
		return (saved.created() ? ResponseEntity.created(URI.create("/api/v1/shifts/" + key)) : ResponseEntity.ok())
			.eTag(String.valueOf(saved.value().version()))
			.body(saved.value());
	}

	@DeleteMapping("/{key}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String key, @AuthenticationPrincipal Viewer viewer) {
		this.shifts.remove(key, viewer);
	}

	/**
	 * The body of {@code PUT /shifts/{key}}.
	 *
	 * @param calendar key of the calendar that says when
	 * @param nextShift key of the shift that goes on when this one ends
	 */
	record WriteShift(String name, String team, String calendar, String nextShift, List<WriteMember> members,
			Integer version) {

		Shift shift(String key) {
			List<WriteMember> all = Objects.requireNonNullElse(this.members, List.of());
			if (all.stream().anyMatch(Objects::isNull)) {
				throw new FieldErrorsException("members", "must not have empty entries");
			}
			String next = Seen.text(this.nextShift);
			return new Shift(key, Seen.text(this.name), Seen.text(this.team), Seen.text(this.calendar),
					next.isEmpty() ? null : next, all.stream().map(WriteMember::member).toList(), 0);
		}

	}

	/**
	 * Somebody on a shift, by dates of the calendar's zone.
	 *
	 * @param until the last date, absent for ever
	 */
	record WriteMember(String login, LocalDate from, LocalDate until) {

		Member member() {
			return new Member(Seen.text(this.login), this.from, this.until);
		}

	}

}
