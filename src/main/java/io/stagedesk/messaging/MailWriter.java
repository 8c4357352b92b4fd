package io.stagedesk.messaging;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.stagedesk.page.LocalTimes;
import io.stagedesk.ticket.attachment.Attachment;
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

	private final LocalTimes times;

	private final JsonMapper json;

	private final MailFiles files;

	MailWriter(SpringTemplateEngine templates, MessageSource messages, LocalTimes times, JsonMapper json,
			MailFiles files) {
		this.files = files;
		this.templates = templates;
		this.messages = messages;
		this.times = times;
		this.json = json;
	}

	public WrittenMail write(OutgoingMail mail) {
		Locale locale = mail.language().startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
		Map<String, Object> model = new HashMap<>(mail.model());
		tellPromise(mail.model(), model, locale);
		model.put("locale", locale.toLanguageTag());
		if (mail.kind() == MailKind.DIGEST) {
			model.putAll(digest(mail.model()));
		}
		List<Attachment> files = this.files.of(mail);
		model.put("files", files.stream().map(Attachment::name).toList());
		model.put("linked", !this.files.fit(files));
		model.putIfAbsent("answerable", "false");
		String subject = subject(mail, model, locale);
		model.put("subject", subject);
		Context context = new Context(locale, model);
		return new WrittenMail(subject, this.templates.process("messaging/mail/" + mail.kind().key() + ".txt", context),
				this.templates.process("messaging/mail/" + mail.kind().key(), context));
	}

	/** An answer to a mail keeps its subject, so that mail programs keep the thread. */
	private String subject(OutgoingMail mail, Map<String, Object> model, Locale locale) {
		if (mail.kind() == MailKind.REPLY && model.get("replyTo") instanceof String subject) {
			return "Re: %s [%s]".formatted(OneHeaderLine.of(subject).replaceFirst("(?i)^(re: *)+", ""),
					mail.ticket().orElse(""));
		}
		return this.messages.getMessage("mail." + mail.kind().key() + ".subject",
				new Object[] { mail.ticket().map(Object.class::cast).orElse(model.get("count")) }, locale);
	}

	/** Mails from before there was a zone say it in UTC, and without the span. */
	private void tellPromise(Map<String, String> sent, Map<String, Object> model, Locale locale) {
		String promised = sent.get("promisedAt");
		model.put("promisedAt", null);
		model.put("within", null);
		if (promised == null) {
			return;
		}
		ZoneId zone = ZoneId.of(sent.getOrDefault("promisedIn", "UTC"));
		model.put("promisedAt", this.times.format(Instant.parse(promised), zone, locale));
		if (sent.containsKey("span")) {
			model.put("within", this.messages.getMessage(sent.get("span"),
					new Object[] { Long.valueOf(sent.get("spanCount")) }, locale));
		}
	}

	private Map<String, Object> digest(Map<String, String> model) {
		return Map.of("count", Integer.valueOf(model.get("count")), "more", Integer.valueOf(model.get("more")),
				"entries", this.json.readValue(model.get("entries"), ENTRIES));
	}

	/** A mail ready to be read or sent. */
	public record WrittenMail(String subject, String text, String html) {
	}

}
