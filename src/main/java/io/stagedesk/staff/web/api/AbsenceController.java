package io.stagedesk.staff.web.api;

import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.api.Slice;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.People;
import io.stagedesk.staff.roster.Absence;
import io.stagedesk.staff.roster.Absences;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** When people are not there: one's own, and those of people whom one answers for. */
@RestController
@RequestMapping("/api/v1/absences")
class AbsenceController {

	private final Absences absences;

	private final Staff staff;

	AbsenceController(Absences absences, Staff staff) {
		this.absences = absences;
		this.staff = staff;
	}

	/** Those that go on, are to come, or ended in the last 30 days. */
	@GetMapping
	Slice<Absence> list(@RequestParam(required = false) String login, @AuthenticationPrincipal Viewer viewer) {
		Set<String> seen = this.staff.everybody()
			.stream()
			.filter((one) -> one.login().equals(viewer.login()) || People.manages(viewer, one))
			.map(Agent::login)
			.collect(Collectors.toSet());
		return new Slice<>(this.absences.list()
			.stream()
			.filter((one) -> seen.contains(one.login()) && (login == null || login.equals(one.login())))
			.toList(), null);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Absence create(@RequestBody WriteAbsence body, @AuthenticationPrincipal Viewer viewer) {
		return this.absences.create(body.wish(), viewer);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable long id, @AuthenticationPrincipal Viewer viewer) {
		this.absences.remove(id, viewer);
	}

	/**
	 * The body of {@code POST /absences}.
	 *
	 * @param from an instant, or a date or local time in the zone of the person's first
	 * shift
	 * @param until when they are back; a date counts to its end
	 * @param substitute who stands in on the shifts of the absent one
	 */
	record WriteAbsence(String login, String from, String until, String reason, String substitute) {

		Absences.Wish wish() {
			return new Absences.Wish(Seen.text(this.login), Seen.text(this.from), Seen.text(this.until),
					Seen.text(this.reason), Seen.text(this.substitute));
		}

	}

}
