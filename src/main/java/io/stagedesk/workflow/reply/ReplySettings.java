package io.stagedesk.workflow.reply;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How agents reply.
 *
 * @param undoWindow how long a reply that was typed on the desk can be taken back before
 * it is said; none says it at once
 */
@Validated
@ConfigurationProperties("stagedesk.desk")
record ReplySettings(@NotNull @DefaultValue("10s") Duration undoWindow) {

	boolean waits() {
		return !this.undoWindow.isZero() && !this.undoWindow.isNegative();
	}

}
