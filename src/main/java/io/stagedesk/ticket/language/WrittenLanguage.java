package io.stagedesk.ticket.language;

import java.util.Optional;

import org.springframework.stereotype.Component;

/**
 * The language that a text is written in: what its script tells, else what the models of
 * languages tell that share the Latin script, else English. It reads the beginning of a
 * text only and never fails.
 */
@Component
public class WrittenLanguage {

	private final LatinModels latin;

	WrittenLanguage(LatinModels latin) {
		this.latin = latin;
	}

	/** A language tag, as {@code ja}. */
	public String of(String text) {
		return told(text).orElse("en");
	}

	/** The same, empty where the text does not tell. */
	public Optional<String> told(String text) {
		String prose = Prose.of(text);
		return Script.of(prose)
			.map((script) -> script.language(prose))
			.or(() -> Optional.of(prose).filter(Prose::isTelling).flatMap(this.latin::language));
	}

}
