package io.stagedesk.messaging.notice;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Actor;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in plain words and the reader's language why somebody is told. */
@Component
public class NoticeWords {

	private final MessageSource messages;

	private final Staff staff;

	NoticeWords(MessageSource messages, Staff staff) {
		this.messages = messages;
		this.staff = staff;
	}

	/** Looks people's names up once, for as many notices as there are. */
	public Function<Notice, String> in(Locale locale) {
		Map<String, String> names = this.staff.everybody()
			.stream()
			.collect(Collectors.toMap(Agent::login, Agent::name));
		return (notice) -> why(notice, names, locale);
	}

	private String why(Notice notice, Map<String, String> names, Locale locale) {
		String key = "notice." + notice.kind();
		return switch (notice.kind()) {
			case PROMISE_AT_RISK, PROMISE_BROKEN -> message(key, locale, target(notice, locale));
			case ESCALATED -> message(key + asker(notice), locale, asked(notice, locale), by(notice, names));
			case HANDED_BACK -> message(key, locale, reason(notice), by(notice, names));
			case CAME_WITH_TICKET -> message(key, locale, cause(reason(notice), locale));
			case ASSIGNED -> message(key + asker(notice), locale, by(notice, names));
			case MENTIONED -> message(key, locale, by(notice, names));
			case UNANSWERED, REQUESTER_REPLIED, SNOOZE_ENDED -> message(key, locale);
		};
	}

	/** Says what happened without anything that somebody wrote. */
	public String briefly(Notice notice, Locale locale) {
		return message("notice.brief." + notice.kind(), locale, target(notice, locale));
	}

	/** A rule, the requester or somebody of the desk. */
	private static String asker(Notice notice) {
		String by = notice.details().get("by");
		return Actor.SYSTEM.name().equals(by) ? ".rule" : Actor.REQUESTER.name().equals(by) ? ".requester" : ".person";
	}

	private static String by(Notice notice, Map<String, String> names) {
		String by = notice.details().getOrDefault("by", "");
		return names.getOrDefault(by, by);
	}

	/** The words of a rule in the reader's language, those of people as they are. */
	private String asked(Notice notice, Locale locale) {
		String reason = reason(notice);
		return asker(notice).equals(".rule") ? say(reason, locale) : reason;
	}

	/** A promise's cause ends with its target. */
	private String cause(String cause, Locale locale) {
		int colon = cause.lastIndexOf(": ");
		int target = (colon < 0) ? cause.length() : colon + 2;
		String named = this.messages.getMessage("target." + cause.substring(target), null, cause.substring(target),
				locale);
		String said = say(cause, locale);
		return said.equals(cause) ? cause.substring(0, target) + named : said;
	}

	private String say(String text, Locale locale) {
		return String.valueOf(this.messages.getMessage("say." + text, null, text, locale));
	}

	/** On one line, whatever somebody typed. */
	private static String reason(Notice notice) {
		return notice.details().getOrDefault("reason", "").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
	}

	private String target(Notice notice, Locale locale) {
		String target = notice.details().getOrDefault("target", "");
		return this.messages.getMessage("target." + target, null, target, locale);
	}

	private String message(String key, Locale locale, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

}
