package io.stagedesk.workflow.relation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the children of tickets are answered.
 *
 * @param working whether this node answers them
 * @param batch how many it takes at a time
 */
@Validated
@ConfigurationProperties("stagedesk.relations")
record RelationSettings(@DefaultValue("true") boolean working, @Min(1) @Max(500) @DefaultValue("50") int batch) {
}
