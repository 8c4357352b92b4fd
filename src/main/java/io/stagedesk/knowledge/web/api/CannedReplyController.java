package io.stagedesk.knowledge.web.api;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.IfMatch;
import io.stagedesk.api.Slice;
import io.stagedesk.knowledge.canned.CannedReplies;
import io.stagedesk.knowledge.canned.CannedReply;
import io.stagedesk.knowledge.canned.CannedTerms;
import io.stagedesk.knowledge.canned.Scope;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
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

/** Canned replies: each sees what they may use and writes what is theirs. */
@RestController
@RequestMapping("/api/v1/canned-replies")
class CannedReplyController {

	private final CannedReplies replies;

	private final Staff staff;

	CannedReplyController(CannedReplies replies, Staff staff) {
		this.replies = replies;
		this.staff = staff;
	}

	@GetMapping
	Slice<CannedResource> list(@RequestParam(defaultValue = "") String q,
			@RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit, @AuthenticationPrincipal Viewer viewer) {
		return new Slice<>(this.replies.list(q, limit, viewer), null).map(CannedResource::of);
	}

	@GetMapping("/{id}")
	ResponseEntity<CannedResource> get(@PathVariable long id, @AuthenticationPrincipal Viewer viewer) {
		return answer(ResponseEntity.ok(), this.replies.get(id, viewer));
	}

	@PostMapping
	ResponseEntity<CannedResource> add(@RequestBody WriteCanned body, @AuthenticationPrincipal Viewer viewer) {
		CannedReply added = this.replies.add(terms(body, viewer.login()), viewer);
		return answer(ResponseEntity.created(URI.create("/api/v1/canned-replies/" + added.id())), added);
	}

	@PutMapping("/{id}")
	ResponseEntity<CannedResource> change(@PathVariable long id, @RequestBody WriteCanned body,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		CannedTerms before = this.replies.get(id, viewer).terms();
		String person = (before.scope() == Scope.PERSON) ? before.owner() : viewer.login();
		Optional<Integer> version = (body.version() != null) ? Optional.of(body.version()) : IfMatch.version(match);
		return answer(ResponseEntity.ok(), this.replies.change(id, terms(body, person), version, viewer));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable long id, @AuthenticationPrincipal Viewer viewer) {
		this.replies.remove(id, viewer);
	}

	private CannedTerms terms(WriteCanned body, String person) {
		Scope scope = (body.scope() == null) ? Scope.PERSON : Scope.of(body.scope())
			.orElseThrow(() -> new FieldErrorsException("scope", "is not a value of this field"));
		String team = Sent.text(body.team());
		if (scope == Scope.TEAM && !this.staff.isTeam(team)) {
			throw new FieldErrorsException("team", "is not a team");
		}
		return new CannedTerms(scope, (scope == Scope.TEAM) ? team : person, Sent.text(body.shortcut()),
				Sent.text(body.title()), Sent.text(body.scenario()), Sent.byLanguage(body.texts(), Sent::text));
	}

	private static ResponseEntity<CannedResource> answer(ResponseEntity.BodyBuilder answer, CannedReply reply) {
		return answer.eTag(String.valueOf(reply.version())).body(CannedResource.of(reply));
	}

	/**
	 * The body of {@code POST /canned-replies} and {@code PUT /canned-replies/{id}}.
	 *
	 * @param scope {@code ALL}, {@code TEAM} or {@code PERSON}, which is the default
	 */
	record WriteCanned(String shortcut, String title, String scope, String team, String scenario,
			Map<String, String> texts, Integer version) {
	}

	/**
	 * A canned reply.
	 *
	 * @param owner the team or the person; {@code null} for everybody's
	 */
	record CannedResource(long id, String shortcut, String title, Scope scope, String owner, String scenario,
			Map<String, String> texts, long uses, int version) {

		static CannedResource of(CannedReply reply) {
			CannedTerms terms = reply.terms();
			return new CannedResource(reply.id(), terms.shortcut(), terms.title(), terms.scope(),
					Sent.orNull(terms.owner()), Sent.orNull(terms.scenario()), terms.texts(), reply.uses(),
					reply.version());
		}

	}

}
