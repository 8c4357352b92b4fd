package io.stagedesk.staff.web.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.event.AdminEvent;
import io.stagedesk.staff.event.AdminEvents;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who changed what, the newest first. */
@Controller
class EventsPage {

	private static final int LIMIT = 50;

	private final AdminEvents history;

	EventsPage(AdminEvents history) {
		this.history = history;
	}

	@GetMapping("/admin/events")
	String list(@RequestParam(required = false) String cursor, Model model) {
		Slice<Row> page = this.history.list(LIMIT, Optional.ofNullable(cursor).map(Cursor::parse)).map(Row::of);
		model.addAttribute("events", page.items());
		model.addAttribute("next", page.next());
		return "staff/events";
	}

	/** One change. */
	record Row(Instant at, String actor, String act, String subject, List<Difference> differences) {

		static Row of(AdminEvent event) {
			List<Difference> differences = new ArrayList<>();
			JsonNode before = event.details().path("before");
			JsonNode after = event.details().path("after");
			after.properties()
				.forEach((entry) -> differences
					.add(new Difference(entry.getKey(), text(before.path(entry.getKey())), text(entry.getValue()))));
			if (after.isMissingNode()) {
				event.details()
					.properties()
					.forEach((entry) -> differences.add(new Difference(entry.getKey(), "", text(entry.getValue()))));
			}
			differences.removeIf((one) -> one.before().isEmpty() && one.after().isEmpty());
			return new Row(event.at(), event.actor(), event.act().name(), event.subject(), differences);
		}

		private static String text(JsonNode value) {
			return (value.isMissingNode() || value.isNull()) ? "" : value.isString() ? value.stringValue()
					: value.toString().replaceAll("[\\[\\]{}\"]", "").replace(",", ", ");
		}

	}

	/** What a field said before and says now. */
	record Difference(String field, String before, String after) {
	}

}
