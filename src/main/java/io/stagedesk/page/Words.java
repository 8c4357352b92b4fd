package io.stagedesk.page;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Says an English text of a model, a form or the domain in the reader's language. The
 * text itself is the key (numbers in it stand as {@code #}), so what the process owner
 * words anew stays as worded until it is translated.
 */
@Component
public class Words {

	private static final Pattern NUMBER = Pattern.compile("\\d+");

	private final MessageSource messages;

	Words(MessageSource messages) {
		this.messages = messages;
	}

	/** The text of a key of the page bundles. */
	public String message(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
	}

	/** The text of a key, or another one where the bundles have no such key. */
	public String messageOr(String fallback, String key) {
		return String.valueOf(this.messages.getMessage(key, null, fallback, LocaleContextHolder.getLocale()));
	}

	public String say(String english) {
		Locale locale = LocaleContextHolder.getLocale();
		if (english == null || english.isBlank() || locale.equals(Languages.DEFAULT)) {
			return (english != null) ? english : "";
		}
		String key = NUMBER.matcher(english).replaceAll("#");
		String translated = this.messages.getMessage("say." + key, null, null, locale);
		return (translated != null) ? withNumbers(translated, english) : withName(english);
	}

	/**
	 * Says a text that may end with a constant, as in "promise broken: RESOLUTION".
	 * @param prefix of the keys of such constants
	 */
	public String sayWith(String prefix, String english) {
		int colon = (english != null) ? english.lastIndexOf(": ") : -1;
		String constant = (colon > 0) ? messageOr("", prefix + english.substring(colon + 2)) : "";
		return constant.isEmpty() ? say(english) : say(english.substring(0, colon)) + ": " + constant;
	}

	/** A name after a colon stays as it is. */
	private String withName(String english) {
		int colon = english.lastIndexOf(": ");
		return (colon > 0) ? say(english.substring(0, colon)) + english.substring(colon) : english;
	}

	private static String withNumbers(String translated, String english) {
		Matcher numbers = NUMBER.matcher(english);
		String text = translated;
		while (numbers.find()) {
			text = text.replaceFirst("#", numbers.group());
		}
		return text;
	}

}
