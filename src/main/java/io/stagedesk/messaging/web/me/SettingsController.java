package io.stagedesk.messaging.web.me;

import io.stagedesk.messaging.notice.wish.NoticeWish;
import io.stagedesk.messaging.notice.wish.PersonalSettings;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.preference.Preference;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the caller likes to see the desk and to be told. */
@RestController
@RequestMapping("/api/v1/me/preferences")
class SettingsController {

	private final PersonalSettings settings;

	SettingsController(PersonalSettings settings) {
		this.settings = settings;
	}

	@GetMapping
	SettingsTerms read(@AuthenticationPrincipal Viewer viewer) {
		return SettingsTerms.of(this.settings.preference(viewer.login()), this.settings.wish(viewer.login()));
	}

	/** All at once; what is not said is as usual. */
	@PutMapping
	SettingsTerms write(@RequestBody SettingsTerms body, @AuthenticationPrincipal Viewer viewer) {
		SettingsReading reading = new SettingsReading();
		Preference preference = body.preference(reading);
		NoticeWish wish = (body.notifications() != null) ? body.notifications().wish(reading)
				: this.settings.wish(viewer.login());
		reading.finish();
		this.settings.save(viewer.login(), preference, wish);
		return SettingsTerms.of(preference, wish);
	}

}
