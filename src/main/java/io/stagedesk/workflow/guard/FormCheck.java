package io.stagedesk.workflow.guard;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks forms. Allowed are the plain fields. Components that run or load something
 * (script, html, iframe, image, expression, document preview) would do so with the
 * agent's rights in the agent's browser; and an expression in a form could hide a field
 * or make it valid in a way that the server, which must check the answer, does not see.
 */
final class FormCheck {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final int MAX_COMPONENTS = 200;

	private static final int MAX_PATTERN = 200;

	private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,99}");

	private static final Set<String> FIELDS = Set.of("textfield", "textarea", "number", "checkbox", "radio", "select",
			"checklist", "taglist", "datetime");

	private static final Set<String> LAYOUT = Set.of("text", "separator", "spacer", "group");

	private final ModelCatalogue catalogue;

	private final ModelCheck.Findings findings;

	private int components;

	FormCheck(ModelCatalogue catalogue, ModelCheck.Findings findings) {
		this.catalogue = catalogue;
		this.findings = findings;
	}

	void check(byte[] content) {
		JsonNode form = read(content);
		if (!form.isObject() || !form.path("components").isArray() || !form.path("type").asString("").equals("default")
				|| !form.path("schemaVersion").isInt()) {
			this.findings.add("", "it is no form (type default, schemaVersion, components)");
			return;
		}
		String id = form.path("id").asString("");
		if (!ID.matcher(id).matches()) {
			this.findings.add("", "the form has no proper id");
		}
		noExpressions(id, form);
		components(form.path("components"));
		if (this.components > MAX_COMPONENTS) {
			this.findings.add(id, "it has more than " + MAX_COMPONENTS + " components");
		}
	}

	private static JsonNode read(byte[] content) {
		try {
			return JSON.readTree(content);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(ex.getOriginalMessage(), ex);
		}
	}

	private void components(JsonNode components) {
		for (JsonNode component : components) {
			this.components++;
			component(component);
		}
	}

	private void component(JsonNode component) {
		String type = component.path("type").asString("");
		String id = component.path("id").asString("");
		if (FIELDS.contains(type)) {
			key(id, component.path("key").asString(""));
			pattern(id, component.path("validate").path("pattern").asString(""));
		}
		else if (!LAYOUT.contains(type)) {
			this.findings.add(id, "the component '" + type + "' is not allowed");
		}
		components(component.path("components"));
	}

	private void key(String id, String key) {
		if (!ModelExpression.isName(key) || this.catalogue.hasDelegate(key) || this.catalogue.hasHelper(key)) {
			this.findings.add(id, "'" + key + "' cannot be the key of a field");
		}
	}

	private void pattern(String id, String pattern) {
		try {
			if (pattern.length() > MAX_PATTERN) {
				this.findings.add(id, "the pattern is longer than " + MAX_PATTERN + " characters");
			}
			Pattern.compile(pattern);
			if (RunawayPattern.isIn(pattern)) {
				this.findings.add(id,
						"the pattern repeats a group with a repetition or a choice in it and can take for ever");
			}
		}
		catch (PatternSyntaxException ex) {
			this.findings.add(id, "the pattern cannot be read: " + ex.getDescription());
		}
	}

	private void noExpressions(String id, JsonNode node) {
		String nearest = node.path("id").asString(id);
		if (node.isString() && isExpression(node.asString())) {
			this.findings.add(nearest, "expressions are not allowed in forms: " + node.asString());
		}
		if (node.has("conditional")) {
			this.findings.add(nearest, "a conditional field is not allowed");
		}
		node.forEach((child) -> noExpressions(nearest, child));
	}

	private static boolean isExpression(String text) {
		return text.startsWith("=") || text.contains("{{");
	}

}
