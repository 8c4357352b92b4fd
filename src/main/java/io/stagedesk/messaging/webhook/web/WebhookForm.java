package io.stagedesk.messaging.webhook.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.messaging.webhook.Occasion;
import io.stagedesk.messaging.webhook.Webhook;
import io.stagedesk.messaging.webhook.WebhookTerms;

import org.springframework.util.MultiValueMap;

/** A webhook as it stands in the editor, right or wrong. */
public record WebhookForm(String id, String url, Set<String> occasions, Set<String> teams, boolean active,
		String version) {

	static WebhookForm fresh(String id) {
		return new WebhookForm(id, "", Set.of(), Set.of(), true, "0");
	}

	static WebhookForm of(Webhook webhook) {
		return new WebhookForm(webhook.id(), webhook.terms().url(),
				webhook.terms().occasions().stream().map(Enum::name).collect(Collectors.toSet()),
				webhook.terms().teams(), webhook.terms().active(), String.valueOf(webhook.version()));
	}

	static WebhookForm read(MultiValueMap<String, String> typed) {
		return new WebhookForm(first(typed, "id"), first(typed, "url"), all(typed, "occasions"), all(typed, "teams"),
				!first(typed, "active").isEmpty(), first(typed, "version"));
	}

	WebhookTerms terms() {
		Set<Occasion> chosen = Arrays.stream(Occasion.values())
			.filter((one) -> this.occasions.contains(one.name()))
			.collect(Collectors.toSet());
		return new WebhookTerms(this.url, chosen, this.teams, this.active);
	}

	Optional<Integer> seen() {
		return this.version.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(this.version)) : Optional.empty();
	}

	Map<String, String> shown() {
		Map<String, String> shown = new HashMap<>();
		shown.put("id", this.id);
		shown.put("url", this.url);
		shown.put("version", this.version);
		return shown;
	}

	private static String first(MultiValueMap<String, String> typed, String name) {
		return Optional.ofNullable(typed.getFirst(name)).orElse("").strip();
	}

	private static Set<String> all(MultiValueMap<String, String> typed, String name) {
		return Set.copyOf(typed.getOrDefault(name, List.of()));
	}

}
