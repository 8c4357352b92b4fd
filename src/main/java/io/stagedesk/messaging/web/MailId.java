package io.stagedesk.messaging.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.messaging.web.MailResource.Direction;

/** What the API calls a mail: {@code in-7} for one that came in, {@code 7} for ours. */
record MailId(Direction direction, long number) {

	private static final Pattern FORM = Pattern.compile("(in-)?([0-9]{1,18})");

	/** Empty where no mail can be called so. */
	static Optional<MailId> parse(String text) {
		Matcher matcher = FORM.matcher(text);
		return matcher.matches() ? Optional
			.of(new MailId((matcher.group(1) != null) ? Direction.IN : Direction.OUT, Long.parseLong(matcher.group(2))))
				: Optional.empty();
	}

}
