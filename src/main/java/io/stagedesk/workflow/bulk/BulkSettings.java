package io.stagedesk.workflow.bulk;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How acts on many tickets are carried out.
 *
 * @param working whether this node takes part
 * @param perSecond how many tickets this node changes in a second at most, so that other
 * work goes on
 * @param kept how long jobs can be looked at
 */
@Validated
@ConfigurationProperties("stagedesk.bulk")
record BulkSettings(@DefaultValue("true") boolean working, @Min(1) @Max(1000) @DefaultValue("50") int perSecond,
		@NotNull @DefaultValue("30d") Duration kept) {

	Duration rest() {
		return Duration.ofMillis(1000 / this.perSecond);
	}

}
