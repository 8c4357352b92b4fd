package io.stagedesk.live;

import java.util.List;
import java.util.Set;

import io.stagedesk.live.Backlog.News;
import io.stagedesk.staff.Viewer;
import tools.jackson.databind.json.JsonMapper;

/** Reads the {@link Backlog} for one viewer and words it as events of a stream. */
class Reader {

	private final Viewer viewer;

	private final Backlog backlog;

	private final JsonMapper json;

	private long position;

	/** Begins after the change of this number. */
	Reader(Viewer viewer, long position, Backlog backlog, JsonMapper json) {
		this.viewer = viewer;
		this.position = position;
		this.backlog = backlog;
		this.json = json;
	}

	Viewer viewer() {
		return this.viewer;
	}

	/** What is new for the viewer since the last call, or empty. */
	String next() {
		News news = this.backlog.after(this.position);
		this.position = news.last();
		return news.changes().map(this::about).orElseGet(() -> event("resync", "{}"));
	}

	/** Nothing new. */
	String beat() {
		return ":\n" + event("beat", "{}");
	}

	private String about(List<Change> changes) {
		List<Told> told = changes.stream()
			.map((change) -> new Told(change.kindsFor(this.viewer), change.ticket(), change.version()))
			.filter((one) -> !one.kinds().isEmpty())
			.toList();
		return told.isEmpty() ? "" : event("changed", this.json.writeValueAsString(told));
	}

	private String event(String name, String data) {
		return "id: %s\nevent: %s\ndata: %s\n\n".formatted(this.backlog.place(this.position), name, data);
	}

	/** A change as the browser gets it. */
	private record Told(Set<String> kinds, String ticket, int version) {
	}

}
