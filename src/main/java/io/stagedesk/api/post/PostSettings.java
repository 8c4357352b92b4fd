package io.stagedesk.api.post;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How posts are kept.
 *
 * @param keysLive how long an Idempotency-Key is remembered
 */
@Validated
@ConfigurationProperties("stagedesk.api")
record PostSettings(@NotNull @DefaultValue("24h") Duration keysLive) {
}
