package io.stagedesk.messaging.notice.wish;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.preference.Preference;
import io.stagedesk.staff.preference.Preferences;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How somebody likes to see the desk and to be told, kept together. */
@Service
public class PersonalSettings {

	private final Preferences preferences;

	private final NoticeWishes wishes;

	PersonalSettings(Preferences preferences, NoticeWishes wishes) {
		this.preferences = preferences;
		this.wishes = wishes;
	}

	public Preference preference(String login) {
		return this.preferences.of(login);
	}

	public NoticeWish wish(String login) {
		return this.wishes.of(login);
	}

	/**
	 * Keeps both or nothing.
	 * @throws FieldErrorsException for a language or zone that there is not, or where a
	 * time of the day is in no zone (422)
	 */
	@Transactional
	public void save(String login, Preference preference, NoticeWish wish) {
		boolean needsZone = wish.quiet().isPresent() || wish.digest().rhythm() == Rhythm.DAILY;
		if (needsZone && preference.zone().isEmpty()) {
			throw new FieldErrorsException("zone", "is required for quiet hours and for a mail at a time of the day");
		}
		this.preferences.save(login, preference);
		this.wishes.save(login, wish);
	}

}
