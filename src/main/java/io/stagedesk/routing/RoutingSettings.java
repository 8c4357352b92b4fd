package io.stagedesk.routing;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tickets are given to agents.
 *
 * @param askAgainAfter when somebody who did not take a ticket can be asked for it again
 * @param knownFor how long an agent who helped a requester is somebody who knows them
 * @param limitsHands whether capacity binds those too who give tickets to others by hand
 * @param limitsClaims whether it binds those who take tickets for themselves
 * @param keepsCandidates whether decisions keep everybody who was looked at
 */
@Validated
@ConfigurationProperties("stagedesk.routing")
record RoutingSettings(@NotNull @DefaultValue("30m") Duration askAgainAfter,
		@NotNull @DefaultValue("90d") Duration knownFor, @DefaultValue("true") boolean limitsHands,
		@DefaultValue("false") boolean limitsClaims, @DefaultValue("true") boolean keepsCandidates) {
}
