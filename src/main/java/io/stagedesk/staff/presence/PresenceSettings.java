package io.stagedesk.staff.presence;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the desk looks after its people's presence.
 *
 * @param awayAfter silence of a browser after which its person is AWAY
 * @param sweep whether this node looks for silent people
 */
@Validated
@ConfigurationProperties("stagedesk.staff")
record PresenceSettings(@NotNull @DurationMin(seconds = 1) @DefaultValue("10m") Duration awayAfter,
		@DefaultValue("true") boolean sweep) {
}
