package io.stagedesk.workflow.web.macro;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.workflow.act.ActKind;
import io.stagedesk.workflow.act.Step;
import io.stagedesk.workflow.macro.Macro;
import io.stagedesk.workflow.macro.MacroOwner;
import io.stagedesk.workflow.macro.MacroTerms;

/**
 * The form of a macro: flat fields, {@code steps[0].kind} and so on. Steps without a kind
 * are left out, and those behind them move up.
 */
record MacroForm(Map<String, String> values) {

	static final int MOST = 20;

	private static final List<String> LANGUAGES = List.of("en", "zh", "ja", "es", "pt", "ar", "fr", "vi");

	private static final int LONGEST = 20_000;

	static MacroForm of(Macro macro) {
		Map<String, String> values = new HashMap<>();
		values.put("id", String.valueOf(macro.id()));
		values.put("version", String.valueOf(macro.version()));
		values.put("name", macro.name());
		values.put("owner", macro.owner().name());
		values.put("team", (macro.owner() == MacroOwner.TEAM) ? macro.ownerKey() : "");
		for (int index = 0; index < macro.steps().size(); index++) {
			Step step = macro.steps().get(index);
			String path = path(index);
			values.put(path + "kind", step.kind().name());
			values.put(path + field(step.kind()), step.value());
			values.put(path + "reason", step.reason());
			step.texts().forEach((language, text) -> values.put(path + "texts." + language, text));
		}
		return new MacroForm(values);
	}

	/** As it was typed. */
	static MacroForm typed(Map<String, String> typed) {
		Map<String, String> values = new LinkedHashMap<>();
		for (String name : List.of("id", "version", "name", "owner", "team")) {
			values.put(name, typed.getOrDefault(name, ""));
		}
		int next = 0;
		for (int index = 0; index < MOST; index++) {
			String from = path(index);
			if (!typed.getOrDefault(from + "kind", "").isEmpty()) {
				String to = path(next++);
				typed.forEach((name, value) -> {
					if (name.startsWith(from)) {
						values.put(to + name.substring(from.length()), value);
					}
				});
			}
		}
		return new MacroForm(values);
	}

	MacroTerms terms() {
		this.values.forEach((name, value) -> {
			if (value.length() > LONGEST || !CleanText.Check.isClean(value)) {
				throw new FieldErrorsException(name, "must be clean text of at most 20000 characters");
			}
		});
		MacroOwner owner = Optional.of(text("owner"))
			.filter((one) -> one.matches("PERSON|TEAM|ALL"))
			.map(MacroOwner::valueOf)
			.orElse(MacroOwner.PERSON);
		List<Step> steps = new ArrayList<>();
		for (int index = 0; index < steps(); index++) {
			steps.add(step(path(index)));
		}
		return new MacroTerms(text("name"), owner, text("team"), steps);
	}

	private Step step(String path) {
		ActKind kind = ActKind.STEPS.stream()
			.filter((one) -> one.name().equals(text(path + "kind")))
			.findFirst()
			.orElseThrow(() -> new FieldErrorsException(path + "kind", "cannot be a step of a macro"));
		Map<String, String> texts = new HashMap<>();
		if (kind.speaks()) {
			languages(path).forEach((language) -> texts.put(language, text(path + "texts." + language)));
		}
		String value = (kind == ActKind.AGENT && text(path + "value").isEmpty()) ? Step.ME : text(path + field(kind));
		return new Step(kind, value, text(path + "reason"), texts);
	}

	/** How many steps there are. */
	int steps() {
		int steps = 0;
		while (steps < MOST && this.values.containsKey(path(steps) + "kind")) {
			steps++;
		}
		return steps;
	}

	/** Those that are offered, and those that are used. */
	Set<String> languages(String path) {
		Set<String> languages = new TreeSet<>(LANGUAGES);
		this.values.keySet()
			.stream()
			.filter((name) -> name.startsWith(path + "texts."))
			.map((name) -> name.substring((path + "texts.").length()))
			.filter((language) -> language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"))
			.forEach(languages::add);
		return languages;
	}

	private String text(String name) {
		return this.values.getOrDefault(name, "").strip();
	}

	/** Priorities and teams are chosen, all else is typed. */
	private static String field(ActKind kind) {
		return switch (kind) {
			case PRIORITY -> "priority";
			case TEAM -> "queue";
			default -> "value";
		};
	}

	static String path(int index) {
		return "steps[" + index + "].";
	}

}
