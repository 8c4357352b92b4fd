package io.stagedesk.staff.preference;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.page.Languages;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each person likes. It is read anew with each request: the next page may come from
 * another node than the one where it was changed.
 */
@Service
public class Preferences {

	private final JdbcClient jdbc;

	Preferences(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The usual for those who never said anything. */
	public Preference of(String login) {
		return this.jdbc.sql("select language, theme, density, zone, single_keys from preference where login = ?")
			.param(login)
			.query((row, number) -> new Preference(row.getString("language"), Theme.valueOf(row.getString("theme")),
					Density.valueOf(row.getString("density")), row.getString("zone"), row.getBoolean("single_keys")))
			.optional()
			.orElse(Preference.USUAL);
	}

	/**
	 * Keeps what somebody likes.
	 * @throws FieldErrorsException for a language or zone that there is not (422)
	 */
	@Transactional
	public void save(String login, Preference preference) {
		List<FieldError> faults = faults(preference);
		if (!faults.isEmpty()) {
			throw new FieldErrorsException(faults);
		}
		this.jdbc.sql("select login from agent where login = ? for update").param(login).query(String.class).optional();
		this.jdbc.sql("delete from preference where login = ?").param(login).update();
		this.jdbc.sql(
				"insert into preference (login, language, theme, density, zone, single_keys) values (?, ?, ?, ?, ?, ?)")
			.params(login, preference.language(), preference.theme().name(), preference.density().name(),
					preference.zone(), preference.singleKeys())
			.update();
	}

	/** Names of the zones that can be chosen, in their order. */
	public static List<String> zones() {
		return ZoneId.getAvailableZoneIds().stream().filter(Preferences::isPlace).sorted().toList();
	}

	private static List<FieldError> faults(Preference preference) {
		List<FieldError> faults = new ArrayList<>();
		Set<String> zones = ZoneId.getAvailableZoneIds();
		boolean speaks = preference.language().isEmpty() || Languages.ALL.stream()
			.map(Locale::toLanguageTag)
			.anyMatch((tag) -> tag.equals(preference.language()));
		if (!speaks) {
			faults.add(new FieldError("language", "is not a language of the pages"));
		}
		if (!preference.zone().isEmpty() && !zones.contains(preference.zone())) {
			faults.add(new FieldError("zone", "is not a time zone"));
		}
		return faults;
	}

	private static boolean isPlace(String zone) {
		return zone.equals("UTC")
				|| zone.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");
	}

}
