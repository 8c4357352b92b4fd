package io.stagedesk.staff.web;

import java.util.Arrays;
import java.util.Locale;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.page.Languages;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.preference.Preference;
import io.stagedesk.staff.preference.Preferences;
import io.stagedesk.staff.preference.Theme;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The switches of language and theme in the head of each page, for who is logged in; lead
 * back to where they were used.
 */
@Controller
class WishSwitch {

	private final Preferences preferences;

	private final LocaleResolver locales;

	WishSwitch(Preferences preferences, LocaleResolver locales) {
		this.preferences = preferences;
		this.locales = locales;
	}

	/** The browser keeps it as well, for the pages without a log-in. */
	@PostMapping("/me/language")
	String speak(@RequestParam String language,
			@RequestHeader(name = HttpHeaders.REFERER, required = false) String page,
			@AuthenticationPrincipal Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
		Preference before = this.preferences.of(viewer.login());
		this.preferences.save(viewer.login(), before.withLanguage(language));
		this.locales.setLocale(request, response, Languages.nearest(language));
		return "redirect:" + back(page);
	}

	@PostMapping("/me/theme")
	String shine(@RequestParam String theme, @RequestHeader(name = HttpHeaders.REFERER, required = false) String page,
			@AuthenticationPrincipal Viewer viewer) {
		Theme wish = Arrays.stream(Theme.values())
			.filter((one) -> one.name().equals(theme.toUpperCase(Locale.ROOT)))
			.findFirst()
			.orElseThrow(() -> new FieldErrorsException("theme", "must be light, dark or system"));
		this.preferences.save(viewer.login(), this.preferences.of(viewer.login()).withTheme(wish));
		return "redirect:" + back(page);
	}

	/** Without a language that the address still says. */
	private static String back(String page) {
		String path = OwnPresence.pathOf(page).replaceAll("([?&])lang=[^&]*&?", "$1");
		return path.replaceAll("[?&]$", "");
	}

}
