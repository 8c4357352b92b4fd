package io.stagedesk.knowledge.canned;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.stagedesk.knowledge.Plain;
import io.stagedesk.knowledge.Sought.Field;
import io.stagedesk.knowledge.Tongue;
import io.stagedesk.staff.Viewer;

/**
 * A text that agents answer with.
 *
 * @param uses how often somebody has chosen it
 * @param version counts the changes, for optimistic checks
 */
public record CannedReply(long id, CannedTerms terms, long uses, int version) {

	/** Nearer ones first, and of these what is used most. */
	static final Comparator<CannedReply> USUAL = Comparator.comparing(CannedReply::uses)
		.reversed()
		.thenComparing((one) -> one.terms().scope(), Comparator.reverseOrder())
		.thenComparing((one) -> one.terms().shortcut())
		.thenComparing(CannedReply::id);

	/** What it says to somebody of this language. */
	public Said in(String language) {
		Map<String, String> texts = this.terms.texts();
		String nearest = Tongue.nearest(texts.keySet(), language).orElseThrow();
		return new Said(nearest, texts.get(nearest));
	}

	public boolean isUsableBy(Viewer viewer) {
		return this.terms.scope().isUsableBy(viewer, this.terms.owner());
	}

	public boolean isWritableBy(Viewer viewer) {
		return this.terms.scope().isWritableBy(viewer, this.terms.owner());
	}

	/** Whether it is for tickets of this kind of app. */
	boolean suits(String scenario) {
		return this.terms.scenario().isEmpty() || this.terms.scenario().equals(scenario);
	}

	List<Field> fields() {
		return List.of(new Field(Plain.text(this.terms.shortcut()), 8, false),
				new Field(Plain.text(this.terms.title()), 5, true),
				new Field(Plain.text(String.join("\n", this.terms.texts().values())), 1, false));
	}

	/** Its text in one language. */
	public record Said(String language, String text) {
	}

}
