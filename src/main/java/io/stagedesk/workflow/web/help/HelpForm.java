package io.stagedesk.workflow.web.help;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.stagedesk.api.CleanText;
import io.stagedesk.requester.RequesterFacts;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.NewTicket;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A request for help as the requester wrote it, without the fields of its topic. */
record HelpForm(@Size(max = 100, message = HelpForm.SIZE) @CleanText(message = HelpForm.CLEAN) String name,
		@NotBlank(message = HelpForm.REQUIRED) @Email(message = "{validation.email}") @Size(max = 254,
				message = HelpForm.SIZE) @CleanText(message = HelpForm.CLEAN) String email,
		@NotBlank(message = HelpForm.REQUIRED) @Size(max = 200,
				message = HelpForm.SIZE) @CleanText(message = HelpForm.CLEAN) String subject,
		@NotBlank(message = HelpForm.REQUIRED) @Size(max = 10_000,
				message = HelpForm.SIZE) @CleanText(message = HelpForm.CLEAN) String body) {

	static final String REQUIRED = "{validation.required}";

	static final String SIZE = "{validation.size}";

	static final String CLEAN = "{validation.clean}";

	/** What nobody proved: it may create a requester, but changes none that is known. */
	NewTicket ticket(Topic topic, Map<String, String> typed, Locale locale) {
		String language = locale.toLanguageTag();
		return new NewTicket(new RequesterFacts(null, this.name, this.email, language, null, null),
				this.subject.strip(), this.body, Channel.WEB, null, topic.category(), null, language,
				facts(topic, typed, false), List.of(), facts(topic, typed, true), false);
	}

	private static Map<String, Object> facts(Topic topic, Map<String, String> typed, boolean technical) {
		Map<String, Object> facts = new HashMap<>();
		topic.fields()
			.stream()
			.filter((field) -> field.technical() == technical)
			.filter((field) -> !typed.getOrDefault(field.name(), "").isBlank())
			.forEach((field) -> facts.put(field.name(), typed.get(field.name()).strip()));
		return facts;
	}

}
