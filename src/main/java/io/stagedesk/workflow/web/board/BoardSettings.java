package io.stagedesk.workflow.web.board;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the board spares the database.
 *
 * @param kept how long a figure of a period that took long to find is shown again at
 * most; none asks anew each time
 * @param keptNow the same for what is so now
 */
@Validated
@ConfigurationProperties("stagedesk.board")
record BoardSettings(@NotNull @DefaultValue("30s") Duration kept, @NotNull @DefaultValue("3s") Duration keptNow) {
}
