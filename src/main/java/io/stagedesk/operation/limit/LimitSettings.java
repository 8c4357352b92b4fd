package io.stagedesk.operation.limit;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests are answered within a window; 0 is no limit.
 *
 * @param window how long one lasts
 * @param perPerson of one user or key
 * @param perAddress of one address, to the pages that are open to everybody
 * @param perRequester tickets of one requester
 */
@Validated
@ConfigurationProperties("stagedesk.limits")
record LimitSettings(@NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) @DefaultValue("1m") Duration window,
		@Min(0) @DefaultValue("600000") long perPerson, @Min(0) @DefaultValue("120000") long perAddress,
		@Min(0) @DefaultValue("30000") long perRequester) {
}
