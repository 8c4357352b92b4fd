package io.stagedesk.messaging;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes the text of a mail in the recipient's language: Chinese for Chinese, English for
 * all others so far.
 */
@Component
public class MailWriter {

	private static final TypeReference<List<DigestEntry>> ENTRIES = new TypeReference<>() {
	};

	private final SpringTemplateEngine templates;

	private final MessageSource messages;

	private final JsonMapper json;

	MailWriter(SpringTemplateEngine templates, MessageSource messages, JsonMapper json) {
		this.templates = templates;
		this.messages = messages;
		this.json = json;
	}

	public WrittenMail write(OutgoingMail mail) {
		Locale locale = mail.language().startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
		Map<String, Object> model = new HashMap<>(mail.model());
		String promised = mail.model().get("promisedAt");
		model.put("promisedAt", (promised != null) ? shown(Instant.parse(promised), locale) : null);
		model.put("locale", locale.toLanguageTag());
		if (mail.kind() == MailKind.DIGEST) {
			model.putAll(digest(mail.model()));
		}
		String subject = this.messages.getMessage("mail." + mail.kind().key() + ".subject",
				new Object[] { mail.ticket().map(Object.class::cast).orElse(model.get("count")) }, locale);
		model.put("subject", subject);
		Context context = new Context(locale, model);
		return new WrittenMail(subject, this.templates.process("messaging/mail/" + mail.kind().key() + ".txt", context),
				this.templates.process("messaging/mail/" + mail.kind().key(), context));
	}

	private Map<String, Object> digest(Map<String, String> model) {
		return Map.of("count", Integer.valueOf(model.get("count")), "more", Integer.valueOf(model.get("more")),
				"entries", this.json.readValue(model.get("entries"), ENTRIES));
	}

	private static String shown(Instant instant, Locale locale) {
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
			.withLocale(locale)
			.withZone(ZoneOffset.UTC)
			.format(instant) + " UTC";
	}

	/** A mail ready to be read or sent. */
	public record WrittenMail(String subject, String text, String html) {
	}

}
