package io.stagedesk.workflow.web.help;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.page.LocalTimes;
import io.stagedesk.page.Words;
import io.stagedesk.workflow.announce.OpeningHours;
import io.stagedesk.workflow.announce.ResponseTimes;
import io.stagedesk.workflow.announce.ResponseTimes.Offer;
import io.stagedesk.workflow.announce.Span;
import io.stagedesk.workflow.web.help.ResponseTimesView.Hours;
import io.stagedesk.workflow.web.help.ResponseTimesView.Line;
import io.stagedesk.workflow.web.help.ResponseTimesView.Row;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What the desk promises, open to everybody. What VIPs are promised only people of the
 * desk see: it is no offer that a reader could take.
 */
@Controller
class ResponseTimesPage {

	private static final List<String> STAFF = List.of("ADMIN", "SUPERVISOR", "AGENT", "PROCESS_OWNER");

	private final ResponseTimes times;

	private final Words words;

	ResponseTimesPage(ResponseTimes times, Words words) {
		this.times = times;
		this.words = words;
	}

	@GetMapping("/help/response-times")
	String show(HttpServletRequest request, Model model) {
		List<ResponseTimesView.Offer> offers = new ArrayList<>();
		Set<OpeningHours> shown = new HashSet<>();
		this.times.of("").forEach((offer) -> offers.add(told(offer, scenarios(offer), shown)));
		if (STAFF.stream().anyMatch(request::isUserInRole)) {
			this.times.of("VIP")
				.forEach((offer) -> offers.add(told(offer,
						List.of(this.words.message("announce.vip"), scenarios(offer))
							.stream()
							.filter((one) -> !one.isEmpty())
							.collect(Collectors.joining(" · ")),
						shown)));
		}
		model.addAttribute("times", new ResponseTimesView(offers));
		return "workflow/response-times";
	}

	/** Empty where an offer holds in each of them. */
	private String scenarios(Offer offer) {
		return offer.everywhere() ? ""
				: offer.scenarios()
					.stream()
					.map((one) -> this.words.message("scenario." + one))
					.collect(Collectors.joining(this.words.message("announce.hours.and")));
	}

	private ResponseTimesView.Offer told(Offer offer, String heading, Set<OpeningHours> shown) {
		List<Row> rows = offer.rows()
			.stream()
			.map((row) -> new Row(row.priority(), told(row.firstResponse()), told(row.solution())))
			.toList();
		return new ResponseTimesView.Offer(heading.isEmpty() ? this.words.message("announce.title") : heading, heading,
				rows, offer.hours().stream().filter(shown::add).map(this::told).toList(), offer.otherHours());
	}

	private String told(Optional<Span> span) {
		return span.map((one) -> this.words.message(one.key(), one.count()))
			.orElseGet(() -> this.words.message("announce.none"));
	}

	private Hours told(OpeningHours hours) {
		Locale locale = LocaleContextHolder.getLocale();
		return new Hours(hours.days().stream().map((line) -> told(line, locale)).toList(),
				this.words.message("announce.hours.zone", LocalTimes.name(hours.zone(), locale), hours.zone().getId()),
				hours.holidayCountry()
					.map((code) -> this.words.message("announce.hours.holidays",
							new Locale.Builder().setRegion(code).build().getDisplayCountry(locale)))
					.orElse(""),
				hours.otherHolidays());
	}

	private Line told(OpeningHours.Days line, Locale locale) {
		String days = (line.from() == line.to()) ? name(line.from(), locale)
				: this.words.message("announce.hours.days", name(line.from(), locale), name(line.to(), locale));
		return new Line(days, String.join(this.words.message("announce.hours.and"), line.hours()));
	}

	private static String name(DayOfWeek day, Locale locale) {
		return day.getDisplayName(TextStyle.FULL_STANDALONE, locale);
	}

}
