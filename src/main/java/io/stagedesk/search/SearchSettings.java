package io.stagedesk.search;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a node keeps its index.
 *
 * @param directory where; empty keeps it in memory, and makes it anew at each start.
 * Several nodes on one machine may have the same: each takes a folder of its own in it
 * @param following whether the node follows the database by itself
 * @param pause between two looks at what is new
 * @param commit how often the index is made safe; what is lost is read again
 * @param comparison how often all rows are compared with the index
 * @param batch tickets that are read at once while the index is made
 */
@Validated
@ConfigurationProperties("stagedesk.search")
public record SearchSettings(@DefaultValue("./data/search") String directory, @DefaultValue("true") boolean following,
		@NotNull @DefaultValue("300ms") Duration pause, @NotNull @DefaultValue("5s") Duration commit,
		@NotNull @DefaultValue("1h") Duration comparison, @Min(10) @Max(5000) @DefaultValue("500") int batch) {
}
