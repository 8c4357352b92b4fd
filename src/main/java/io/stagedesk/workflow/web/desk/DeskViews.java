package io.stagedesk.workflow.web.desk;

import java.util.List;
import java.util.Map;

import io.stagedesk.page.Words;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.view.View;
import io.stagedesk.ticket.view.ViewKind;
import io.stagedesk.ticket.view.Views;

import org.springframework.stereotype.Component;

/** The desk's views with how many tickets they have, as somebody may choose them. */
@Component
class DeskViews {

	private final Views views;

	private final Words words;

	DeskViews(Views views, Words words) {
		this.views = views;
		this.words = words;
	}

	List<ViewTab> of(Viewer viewer) {
		List<View> all = this.views.of(viewer);
		Map<String, Integer> counts = this.views.counts(all, viewer);
		return all.stream().map((view) -> tab(view, counts.get(view.key()))).toList();
	}

	private ViewTab tab(View view, int count) {
		String name = (view.kind() == ViewKind.BUILT_IN) ? this.words.message("desk.view." + view.key()) : view.name();
		String text = (count < Views.MANY) ? String.valueOf(count) : this.words.message("desk.many");
		return new ViewTab(view.key(), name, text, view.kind());
	}

	/**
	 * One view to choose.
	 *
	 * @param count in words, as {@code 7} or {@code 99+}
	 */
	public record ViewTab(String key, String name, String count, ViewKind kind) {
	}

}
