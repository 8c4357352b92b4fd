package io.stagedesk.live;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How streams behave.
 *
 * @param pause between news at most: the first after a silence are told at once, later
 * ones together after a {@link Pace} that depends on how long telling takes
 * @param heartbeat silence after which a stream says that it still lives
 * @param rightsCheck how long a stream may outlive the rights that it was opened with
 * @param perPerson streams of one person on one node; the oldest gives way
 * @param herePerPerson how often one person's pages may say within 10 seconds where they
 * are
 */
@Validated
@ConfigurationProperties("stagedesk.live")
record LiveSettings(@NotNull @DefaultValue("200ms") Duration pause, @NotNull @DefaultValue("20s") Duration heartbeat,
		@NotNull @DefaultValue("30s") Duration rightsCheck, @Min(1) @DefaultValue("8") int perPerson,
		@Min(1) @DefaultValue("60") int herePerPerson) {
}
