package io.stagedesk.workflow.web.draft;

import java.time.Instant;
import java.util.List;

/**
 * What the ticket's page shows beside the composer.
 *
 * @param own the viewer's drafts, one of each kind that there is
 * @param shared what others share
 * @param files whether files may be added
 */
public record DraftView(String number, List<Own> own, List<Shared> shared, boolean files) {

	/**
	 * The viewer's own draft.
	 *
	 * @param draftedBy name of who had written it, or empty
	 */
	public record Own(String kind, String body, int revision, boolean shared, String draftedBy, List<File> files) {
	}

	/** Somebody else's draft. */
	public record Shared(long id, String kind, String author, Instant since, String body, List<File> files) {
	}

	/**
	 * A file of a draft.
	 *
	 * @param size as in {@code 12 KB}
	 */
	public record File(long id, String name, String size) {
	}

	/**
	 * Messages that came since the writer looked.
	 *
	 * @param newest id of the newest of them
	 * @param first the first ones of them
	 */
	public record Newer(String number, long newest, int count, List<Line> first) {

		/** How many are not shown. */
		public int more() {
			return this.count - this.first.size();
		}

	}

	/** The beginning of a message. */
	public record Line(String author, boolean note, Instant at, String text) {
	}

}
