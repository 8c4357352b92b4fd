package io.stagedesk.messaging.mime;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How far a mail is read.
 *
 * @param header bytes of all header lines of one part
 */
public record MailLimits(@DefaultValue("25MB") DataSize size, @DefaultValue("50") int depth,
		@DefaultValue("500") int parts, @DefaultValue("64KB") DataSize header, @DefaultValue("200") int recipients,
		@DefaultValue("2s") Duration time) {
}
