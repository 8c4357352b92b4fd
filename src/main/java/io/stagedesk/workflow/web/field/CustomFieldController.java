package io.stagedesk.workflow.web.field;

import java.net.URI;
import java.util.List;
import java.util.Objects;

import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.label.CustomField;
import io.stagedesk.ticket.label.CustomFields;
import io.stagedesk.ticket.label.FieldType;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The fields that a desk adds to its tickets. */
@RestController
@RequestMapping("/api/v1/custom-fields")
class CustomFieldController {

	private final CustomFields fields;

	CustomFieldController(CustomFields fields) {
		this.fields = fields;
	}

	@GetMapping
	Slice<CustomField> list() {
		return new Slice<>(this.fields.list(), null);
	}

	@PutMapping("/{id}")
	ResponseEntity<CustomField> write(@PathVariable String id, @RequestBody WriteField body,
			@AuthenticationPrincipal Viewer viewer) {
		CustomField field = body.field(id);
		boolean created = this.fields.save(field, viewer);
		return (created ? ResponseEntity.created(URI.create("/api/v1/custom-fields/" + id)) : ResponseEntity.ok())
			.body(field);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		this.fields.remove(id, viewer);
	}

	/**
	 * The body of {@code PUT /custom-fields/{id}}.
	 *
	 * @param scenario absent for all
	 * @param required absent for no
	 * @param place absent for 0
	 * @param active absent for yes
	 */
	record WriteField(String scenario, String name, String nameZh, FieldType type, List<String> choices,
			Boolean required, Integer place, Boolean active) {

		CustomField field(String id) {
			return new CustomField(id, Objects.requireNonNullElse(this.scenario, CustomField.ALL),
					Objects.requireNonNullElse(this.name, ""), Objects.requireNonNullElse(this.nameZh, ""), this.type,
					(this.choices != null) ? this.choices.stream().map((one) -> Objects.toString(one, "")).toList()
							: List.of(),
					Boolean.TRUE.equals(this.required), Objects.requireNonNullElse(this.place, 0),
					!Boolean.FALSE.equals(this.active));
		}

	}

}
