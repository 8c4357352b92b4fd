package io.stagedesk.workflow;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the process waits where no promise says so, and how the engine's timers run.
 *
 * @param offer how long an offered ticket waits to be accepted
 * @param reminder when a requester who does not answer is reminded
 * @param patience when a ticket is closed without their answer
 * @param reopenWindow how long a resolved ticket can be reopened
 * @param survey how long a survey can be answered before the follow-up ends
 * @param undoMerge how long a merge can be undone
 * @param timers whether this node runs timers
 * @param timerThreads threads that run them
 * @param timerLock how long the work of a node that died is left alone before another
 * node takes it; longer than any timer works
 */
@Validated
@ConfigurationProperties("stagedesk.workflow")
public record WorkflowSettings(@NotNull @DefaultValue("5m") Duration offer,
		@NotNull @DefaultValue("2d") Duration reminder, @NotNull @DefaultValue("7d") Duration patience,
		@NotNull @DefaultValue("3d") Duration reopenWindow, @NotNull @DefaultValue("7d") Duration survey,
		@NotNull @DefaultValue("30m") Duration undoMerge, @DefaultValue("true") boolean timers,
		@Min(1) @Max(64) @DefaultValue("4") int timerThreads,
		@NotNull @DurationMin(seconds = 5) @DurationMax(minutes = 30) @DefaultValue("30s") Duration timerLock) {
}
