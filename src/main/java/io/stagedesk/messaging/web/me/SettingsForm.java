package io.stagedesk.messaging.web.me;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.stagedesk.messaging.notice.NoticeKind;
import io.stagedesk.messaging.web.me.SettingsTerms.Digest;
import io.stagedesk.messaging.web.me.SettingsTerms.Notifications;
import io.stagedesk.messaging.web.me.SettingsTerms.Quiet;

import org.springframework.util.MultiValueMap;

/** The fields of the page as they were sent. */
record SettingsForm(MultiValueMap<String, String> fields) {

	/** What was typed, right or wrong. */
	SettingsTerms terms() {
		Quiet quiet = new Quiet(text("notifications.quiet.from"), text("notifications.quiet.to"),
				all("notifications.quiet.days"));
		return new SettingsTerms(text("language"), text("theme"), text("density"), text("zone"), has("singleKeys"),
				new Notifications(channels(), has("quiet") ? quiet : null,
						new Digest(text("notifications.digest.rhythm"), text("notifications.digest.at")),
						has("showContent")));
	}

	private Map<String, List<String>> channels() {
		Map<String, List<String>> channels = new TreeMap<>();
		for (NoticeKind kind : NoticeKind.values()) {
			channels.put(kind.name(), all("channels." + kind));
		}
		return channels;
	}

	private String text(String field) {
		return Optional.ofNullable(this.fields.getFirst(field)).orElse("").strip();
	}

	private List<String> all(String field) {
		return this.fields.getOrDefault(field, List.of());
	}

	private boolean has(String field) {
		return this.fields.containsKey(field);
	}

}
