package io.stagedesk.workflow.web.macro;

import java.net.URI;

import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.macro.Macro;
import io.stagedesk.workflow.macro.Macros;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The macros that the caller may use. */
@RestController
@RequestMapping("/api/v1/macros")
class MacroController {

	private final Macros macros;

	MacroController(Macros macros) {
		this.macros = macros;
	}

	/** By name. */
	@GetMapping
	Slice<MacroResource> list(@AuthenticationPrincipal Viewer viewer) {
		return new Slice<>(this.macros.of(viewer), null).map((macro) -> MacroResource.of(macro, viewer));
	}

	@GetMapping("/{id}")
	MacroResource one(@PathVariable long id, @AuthenticationPrincipal Viewer viewer) {
		return MacroResource.of(this.macros.find(id, viewer), viewer);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	ResponseEntity<MacroResource> add(@Valid @RequestBody MacroRequest request,
			@AuthenticationPrincipal Viewer viewer) {
		Macro macro = this.macros.add(request.terms(), viewer);
		return ResponseEntity.created(URI.create("/api/v1/macros/" + macro.id())).body(MacroResource.of(macro, viewer));
	}

	@PutMapping("/{id}")
	MacroResource change(@PathVariable long id, @Valid @RequestBody MacroRequest request,
			@AuthenticationPrincipal Viewer viewer) {
		return MacroResource.of(this.macros.change(id, request.terms(), request.version(), viewer), viewer);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable long id, @AuthenticationPrincipal Viewer viewer) {
		this.macros.remove(id, viewer);
	}

}
