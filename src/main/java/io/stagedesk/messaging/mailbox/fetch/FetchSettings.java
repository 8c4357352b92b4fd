package io.stagedesk.messaging.mailbox.fetch;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether and how patiently mails are fetched.
 *
 * @param fetching whether this node fetches at all
 * @param patience how long a mail server may take for an answer
 */
@Validated
@ConfigurationProperties("stagedesk.mail")
public record FetchSettings(@DefaultValue("true") boolean fetching,
		@NotNull @DefaultValue("30s") @DurationMin(millis = 100) @DurationMax(minutes = 10) Duration patience) {
}
