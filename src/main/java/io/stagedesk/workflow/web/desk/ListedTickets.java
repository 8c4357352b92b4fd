package io.stagedesk.workflow.web.desk;

import java.util.ArrayList;
import java.util.List;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.web.desk.DeskView.Row;

import org.springframework.stereotype.Component;

/** All tickets that a list of the desk shows, page after page. */
@Component
public class ListedTickets {

	private static final int PAGE = 200;

	private final Rows rows;

	ListedTickets(Rows rows) {
		this.rows = rows;
	}

	/**
	 * Numbers in the list's order; at most one page more than asked for.
	 * @param q words that were searched for, or empty
	 */
	public List<String> numbers(String view, String q, int most, Viewer viewer) {
		List<String> numbers = new ArrayList<>();
		Cursor after = null;
		do {
			Slice<Row> page = this.rows.of(q.isBlank() ? view : "search", q, after, PAGE, viewer);
			page.items().forEach((row) -> numbers.add(row.number()));
			after = (page.next() != null) ? Cursor.parse(page.next()) : null;
		}
		while (after != null && numbers.size() <= most);
		return numbers;
	}

}
