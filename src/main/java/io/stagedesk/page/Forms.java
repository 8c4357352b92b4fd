package io.stagedesk.page;

import java.util.Map;

/** The forms of one page: at most one was sent and refused, the others are fresh. */
public record Forms(FormState sent) {

	private static final FormState NONE = FormState.fresh("", Map.of());

	/** A page on which nothing was sent yet. */
	public static Forms fresh() {
		return new Forms(NONE);
	}

	public FormState of(String name) {
		return this.sent.name().equals(name) ? this.sent : FormState.fresh(name, Map.of());
	}

	/** Why the act was refused, or {@code null}. */
	public String complaint() {
		return this.sent.complaint();
	}

}
