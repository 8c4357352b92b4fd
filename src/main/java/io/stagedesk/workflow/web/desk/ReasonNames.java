package io.stagedesk.workflow.web.desk;

import java.util.List;

import io.stagedesk.page.Choice;
import io.stagedesk.page.Words;
import io.stagedesk.ticket.move.MoveReason;
import io.stagedesk.ticket.move.MoveReasons;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The desk's reasons for a move in the reader's language. */
@Component
public class ReasonNames {

	private final MoveReasons reasons;

	private final Words words;

	ReasonNames(MoveReasons reasons, Words words) {
		this.reasons = reasons;
		this.words = words;
	}

	public List<Choice> choices() {
		return this.reasons.list().stream().map((one) -> new Choice(one.id(), name(one))).toList();
	}

	/** The name of a reason, or the words that somebody used. */
	String say(String reason) {
		return this.reasons.list()
			.stream()
			.filter((one) -> one.id().equals(reason))
			.map(ReasonNames::name)
			.findFirst()
			.orElseGet(() -> this.words.say(reason));
	}

	private static String name(MoveReason reason) {
		return reason.nameIn(LocaleContextHolder.getLocale().getLanguage());
	}

}
