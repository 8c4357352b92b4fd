package io.stagedesk.workflow.dispatch;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this node gives waiting tickets away.
 *
 * @param enabled whether it does so by itself
 * @param look how often it looks for what no event of this node told it
 */
@Validated
@ConfigurationProperties("stagedesk.dispatch")
record DispatchSettings(@DefaultValue("true") boolean enabled, @NotNull @DefaultValue("1s") Duration look) {
}
