package io.stagedesk.messaging.web.me;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.stagedesk.messaging.notice.NoticeKind;
import io.stagedesk.messaging.notice.wish.NoticeChannel;
import io.stagedesk.messaging.notice.wish.NoticeWish;
import io.stagedesk.messaging.notice.wish.PersonalSettings;
import io.stagedesk.messaging.notice.wish.Rhythm;
import io.stagedesk.page.Choice;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Languages;
import io.stagedesk.page.Refusals;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.preference.Density;
import io.stagedesk.staff.preference.Preference;
import io.stagedesk.staff.preference.Preferences;
import io.stagedesk.staff.preference.Theme;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own settings: how the desk looks, and of what and how one is told. */
@Controller
@RequestMapping("/me")
class MePage {

	private final PersonalSettings settings;

	private final Refusals refusals;

	MePage(PersonalSettings settings, Refusals refusals) {
		this.settings = settings;
		this.refusals = refusals;
	}

	@GetMapping
	String show(@RequestParam(required = false) String done, @AuthenticationPrincipal Viewer viewer, Model model) {
		model.addAttribute("done", done != null);
		return page(SettingsTerms.of(this.settings.preference(viewer.login()), this.settings.wish(viewer.login())),
				Forms.fresh(), model);
	}

	@PostMapping
	String save(@RequestParam MultiValueMap<String, String> fields, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		SettingsTerms typed = new SettingsForm(fields).terms();
		FormState state = this.refusals.attempt("me", shown(fields), () -> save(typed, viewer.login()));
		return state.touched() ? page(typed, new Forms(state), model) : "redirect:/me?done=saved";
	}

	private void save(SettingsTerms typed, String login) {
		SettingsReading reading = new SettingsReading();
		Preference preference = typed.preference(reading);
		NoticeWish wish = typed.notifications().wish(reading);
		reading.finish();
		this.settings.save(login, preference, wish);
	}

	/** The fields at which the page can say what is wrong. */
	private static Map<String, String> shown(MultiValueMap<String, String> fields) {
		Map<String, String> shown = new HashMap<>();
		Stream
			.of("language", "theme", "density", "zone", "notifications.channels", "notifications.quiet.from",
					"notifications.quiet.to", "notifications.quiet.days", "notifications.digest.rhythm",
					"notifications.digest.at")
			.forEach((field) -> shown.put(field, String.valueOf(fields.getFirst(field))));
		return shown;
	}

	private static String page(SettingsTerms typed, Forms forms, Model model) {
		model.addAttribute("forms", forms);
		model.addAttribute("typed", typed);
		model.addAttribute("quiet", (typed.notifications().quiet() != null) ? typed.notifications().quiet()
				: new SettingsTerms.Quiet("22:00", "07:00", names(DayOfWeek.values())));
		model.addAttribute("languages",
				Languages.ALL.stream()
					.map((one) -> new Choice(one.toLanguageTag(), one.getDisplayLanguage(one)))
					.toList());
		model.addAttribute("themes", names(Theme.values()));
		model.addAttribute("densities", names(Density.values()));
		model.addAttribute("zones", Preferences.zones());
		model.addAttribute("rhythms", names(Rhythm.values()));
		model.addAttribute("channels", names(NoticeChannel.values()));
		model.addAttribute("days", days(LocaleContextHolder.getLocale()));
		model.addAttribute("kinds", Arrays.stream(NoticeKind.values()).map((one) -> kind(one, typed)).toList());
		return "messaging/me";
	}

	private static KindRow kind(NoticeKind kind, SettingsTerms typed) {
		return new KindRow(kind.name(), NoticeWish.isFixed(kind),
				typed.notifications().channels().getOrDefault(kind.name(), List.of()));
	}

	private static List<Choice> days(Locale locale) {
		return Arrays.stream(DayOfWeek.values())
			.map((day) -> new Choice(day.name(), day.getDisplayName(TextStyle.SHORT, locale)))
			.toList();
	}

	private static List<String> names(Enum<?>[] constants) {
		return Arrays.stream(constants).map(Enum::name).toList();
	}

	/**
	 * One row of the table of notices.
	 *
	 * @param fixed whether it cannot be switched off in the app
	 * @param on the channels that are switched on
	 */
	record KindRow(String kind, boolean fixed, List<String> on) {

		public boolean has(String channel) {
			return this.on.contains(channel);
		}

		public boolean isFixed(String channel) {
			return this.fixed && channel.equals(NoticeChannel.APP.name());
		}

	}

}
