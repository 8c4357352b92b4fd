package io.stagedesk.workflow.web.desk;

import java.util.stream.Collectors;

import io.stagedesk.page.Words;
import io.stagedesk.workflow.Models;
import io.stagedesk.workflow.Models.Model;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The process owner's first room: what is deployed, and how it looks. */
@Controller
class StudioPage {

	private final Models models;

	private final Words words;

	StudioPage(Models models, Words words) {
		this.models = models;
		this.words = words;
	}

	@GetMapping("/studio")
	String list(org.springframework.ui.Model model) {
		model.addAttribute("models", this.models.latest().stream().map(this::brief).toList());
		return "workflow/studio";
	}

	@GetMapping("/studio/models/{key}")
	String one(@PathVariable String key, org.springframework.ui.Model model) {
		model.addAttribute("model",
				this.models.latest(key)
					.map(this::said)
					.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
		return "workflow/studio-model";
	}

	/** The BPMN file, for the viewer in the browser: by process definition. */
	@GetMapping(path = { "/desk/models/{id}", "/studio/diagrams/{id}" })
	ResponseEntity<byte[]> diagram(@PathVariable String id) {
		return this.models.diagram(id)
			.map((file) -> ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(file))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

	private Model said(Model model) {
		return with(model, model.documentation().lines().map(this.words::say).collect(Collectors.joining("\n")));
	}

	/** The first paragraph says what the model is about. */
	private Model brief(Model model) {
		return with(model, model.documentation().lines().findFirst().map(this.words::say).orElse(""));
	}

	private Model with(Model model, String documentation) {
		return new Model(model.id(), model.key(), model.kind(), this.words.say(model.name()), model.version(),
				documentation, model.deployedAt(), model.columns(), model.rules());
	}

}
