package io.stagedesk.messaging.webhook;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How other systems are told.
 *
 * @param sending whether this node tells them
 * @param internal whether receivers may stand in the desk's own network, and be told
 * without encryption; else an address there is refused, whatever its name
 * @param timeout how long a receiver may take for its whole answer
 */
@Validated
@ConfigurationProperties("stagedesk.webhooks")
record WebhookSettings(@DefaultValue("true") boolean sending, @DefaultValue("false") boolean internal,
		@NotNull @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 1) Duration timeout) {
}
