package io.stagedesk.messaging.notice;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How notices become mail.
 *
 * @param enabled whether this node writes digests
 * @param gather how long the first unread notice waits for others to come
 * @param pause how long a person is left in peace after a digest
 */
@Validated
@ConfigurationProperties("stagedesk.messaging.digest")
public record DigestSettings(@DefaultValue("true") boolean enabled,
		@NotNull @DurationMin @DefaultValue("30s") Duration gather,
		@NotNull @DurationMin @DefaultValue("15m") Duration pause) {
}
