package io.stagedesk.staff.web.api;

import java.net.URI;

import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Saved;
import io.stagedesk.staff.people.Skill;
import io.stagedesk.staff.people.Skills;

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

/** The desk's list of skills. */
@RestController
@RequestMapping("/api/v1/skills")
class SkillController {

	private final Skills skills;

	SkillController(Skills skills) {
		this.skills = skills;
	}

	@GetMapping
	Slice<Skill> list() {
		return new Slice<>(this.skills.list(), null);
	}

	@PutMapping("/{id}")
	ResponseEntity<Skill> write(@PathVariable String id, @RequestBody WriteSkill body,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		Saved<Skill> saved = this.skills.save(id, Seen.text(body.name()), Seen.text(body.nameZh()),
				Seen.version(body.version(), match), viewer);
		return (saved.created() ? ResponseEntity.created(URI.create("/api/v1/skills/" + id)) : ResponseEntity.ok())
			.eTag(String.valueOf(saved.value().version()))
			.body(saved.value());
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		this.skills.remove(id, viewer);
	}

	/** The body of {@code PUT /skills/{id}}; both names are optional. */
	record WriteSkill(String name, String nameZh, Integer version) {
	}

}
