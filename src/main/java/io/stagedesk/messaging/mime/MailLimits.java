package io.stagedesk.messaging.mime;

import java.time.Duration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How far a mail is read.
 *
 * @param header bytes of all header lines of one part
 */
@Validated
@ConfigurationProperties("stagedesk.mail.limits")
public record MailLimits(@NotNull @DefaultValue("25MB") DataSize size, @Positive @DefaultValue("50") int depth,
		@Positive @DefaultValue("500") int parts, @NotNull @DefaultValue("64KB") DataSize header,
		@Positive @DefaultValue("200") int recipients,
		@NotNull @DefaultValue("2s") @DurationMin(millis = 1) Duration time) {

	@AssertTrue(message = "size must be at least 1 byte")
	boolean isSizePositive() {
		return this.size == null || this.size.toBytes() > 0;
	}

	@AssertTrue(message = "header must be at least 1 byte")
	boolean isHeaderPositive() {
		return this.header == null || this.header.toBytes() > 0;
	}

}
