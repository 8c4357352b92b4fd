package io.stagedesk.calendar.web;

import io.stagedesk.api.Slice;
import io.stagedesk.calendar.holiday.Holidays;
import io.stagedesk.calendar.holiday.Holidays.Place;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Countries and regions whose public holidays a calendar can keep. */
@RestController
@RequestMapping("/api/v1/holiday-countries")
class HolidayCountryController {

	/** In the language that the client prefers; the pages know fewer than Java does. */
	@GetMapping
	Slice<Place> list(HttpServletRequest request) {
		return new Slice<>(Holidays.countries(request.getLocale()), null);
	}

}
