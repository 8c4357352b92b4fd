package io.stagedesk.messaging;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Which files go out by mail.
 *
 * @param most of all files of one mail together; a message with more links to them
 */
@Validated
@ConfigurationProperties("stagedesk.mail.files")
record MailFileSettings(@NotNull @DefaultValue("15MB") DataSize most) {
}
