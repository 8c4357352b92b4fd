package io.stagedesk.staff.web.api;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Attendance;
import io.stagedesk.staff.people.PasswordLinks;
import io.stagedesk.staff.people.PasswordLinks.PasswordLink;
import io.stagedesk.staff.people.People;
import io.stagedesk.staff.people.Person;
import io.stagedesk.staff.people.Saved;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The desk's people. */
@RestController
@RequestMapping("/api/v1/agents")
class AgentController {

	private final People people;

	private final Attendance presences;

	private final PasswordLinks links;

	AgentController(People people, Attendance presences, PasswordLinks links) {
		this.people = people;
		this.presences = presences;
		this.links = links;
	}

	/** All, by login; a vendor's agent sees only the vendor's people. */
	@GetMapping
	Slice<AgentResource> list(@RequestParam(required = false) String team,
			@RequestParam(required = false) String vendor, @RequestParam(defaultValue = "") String q,
			@AuthenticationPrincipal Viewer viewer) {
		String wanted = q.toLowerCase(Locale.ROOT);
		return new Slice<>(this.people.list()
			.stream()
			.filter(seenBy(viewer))
			.filter((one) -> team == null || one.agent().teams().contains(team))
			.filter((one) -> vendor == null || vendor.equals(one.agent().vendor()))
			.filter((one) -> one.login().contains(wanted)
					|| one.agent().name().toLowerCase(Locale.ROOT).contains(wanted))
			.toList(), null).map((one) -> AgentResource.of(one, viewer));
	}

	@GetMapping("/{login}")
	ResponseEntity<AgentResource> one(@PathVariable String login, @AuthenticationPrincipal Viewer viewer) {
		Person person = this.people.find(login).filter(seenBy(viewer)).orElseThrow(StaffNotFoundException::new);
		return ResponseEntity.ok().eTag(String.valueOf(person.version())).body(AgentResource.of(person, viewer));
	}

	/** Takes somebody on, or gives somebody other terms. */
	@PutMapping("/{login}")
	ResponseEntity<AgentResource> write(@PathVariable String login, @RequestBody WriteAgent body,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		Saved<Person> saved = this.people.save(login, body.terms(), Seen.version(body.version(), match), viewer);
		return (saved.created() ? ResponseEntity.created(URI.create("/api/v1/agents/" + login)) : ResponseEntity.ok())
			.eTag(String.valueOf(saved.value().version()))
			.body(AgentResource.of(saved.value(), viewer));
	}

	/** Gives somebody other skills, with levels from 1 to 5, instead of those before. */
	@PutMapping("/{login}/skills")
	ResponseEntity<AgentResource> grade(@PathVariable String login, @RequestBody Map<String, Integer> body,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		if (!People.manages(viewer, this.people.get(login).agent())) {
			throw new AccessDeniedException("This is not somebody of your teams");
		}
		Person person = this.people.grade(login, WriteAgent.numbers("skills", body), Seen.version(null, match), viewer);
		return ResponseEntity.ok().eTag(String.valueOf(person.version())).body(AgentResource.of(person, viewer));
	}

	/** One's own presence, or that of somebody whom one answers for. */
	@PutMapping("/{login}/presence")
	AgentResource presence(@PathVariable String login, @RequestBody WritePresence body,
			@AuthenticationPrincipal Viewer viewer) {
		if (body.presence() == null) {
			throw new FieldErrorsException("presence", "is required");
		}
		this.presences.change(login, body.presence(), Objects.requireNonNullElse(body.reason(), ""), viewer);
		return AgentResource.of(this.people.get(login), viewer);
	}

	/** Makes a link by which this person chooses a password, once. */
	@PostMapping("/{login}/password-link")
	@ResponseStatus(HttpStatus.CREATED)
	PasswordLink passwordLink(@PathVariable String login, @AuthenticationPrincipal Viewer viewer) {
		return this.links.make(login, viewer);
	}

	private Predicate<Person> seenBy(Viewer viewer) {
		if (viewer.role() != Role.VENDOR_AGENT) {
			return (person) -> true;
		}
		String vendor = this.people.get(viewer.login()).agent().vendor();
		return (person) -> vendor != null && vendor.equals(person.agent().vendor());
	}

	/** The body of {@code PUT /agents/{login}/presence}. */
	record WritePresence(Presence presence, String reason) {
	}

}
