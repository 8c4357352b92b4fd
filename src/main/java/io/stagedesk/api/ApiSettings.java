package io.stagedesk.api;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the API.
 *
 * @param maxBody longest request body
 * @param maxUpload longest one that brings a file
 */
@Validated
@ConfigurationProperties("stagedesk.api")
record ApiSettings(@NotNull @DefaultValue("1MB") DataSize maxBody, @NotNull @DefaultValue("21MB") DataSize maxUpload) {
}
