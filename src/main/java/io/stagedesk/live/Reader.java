package io.stagedesk.live;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.live.Backlog.News;
import io.stagedesk.live.Company.Turn;
import io.stagedesk.live.Onlooker.Present;
import io.stagedesk.staff.Viewer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the {@link Backlog} and the {@link Company} for one viewer and words what is new
 * as events of a stream.
 */
class Reader {

	private final Onlooker onlooker;

	private final Viewer viewer;

	private final Backlog backlog;

	private final Company company;

	private final JsonMapper json;

	private long position;

	private long met;

	/** Begins after the change of this number. */
	Reader(Onlooker onlooker, long position, Backlog backlog, Company company, JsonMapper json) {
		this.onlooker = onlooker;
		this.viewer = onlooker.viewer();
		this.company = company;
		this.met = company.last();
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
		return news.changes().map(this::about).orElseGet(() -> event("resync", "{}")) + company();
	}

	private String company() {
		long last = this.company.last();
		if (last == this.met) {
			return "";
		}
		List<Turn> turns = this.company.changedSince(this.met);
		this.met = last;
		return turns.stream()
			.filter((turn) -> turn.audience().includes(this.viewer))
			.map((turn) -> event("here",
					this.json.writeValueAsString(
							new Present(turn.ticket(), this.onlooker.others(this.company.at(turn.ticket()))))))
			.collect(Collectors.joining());
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
