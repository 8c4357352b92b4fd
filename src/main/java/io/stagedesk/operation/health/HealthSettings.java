package io.stagedesk.operation.health;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a node says how it is.
 *
 * @param drain how long one that is about to stop still serves while it says that it is
 * not ready
 * @param pause between two looks at the database
 * @param patience after so long without an answer the database cannot be used
 */
@Validated
@ConfigurationProperties("stagedesk.health")
record HealthSettings(@NotNull @DurationMin @DurationMax(minutes = 5) @DefaultValue("0s") Duration drain,
		@NotNull @DurationMin(millis = 50) @DefaultValue("1s") Duration pause,
		@NotNull @DurationMin(millis = 500) @DefaultValue("3s") Duration patience) {
}
