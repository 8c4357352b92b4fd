package io.stagedesk.messaging;

import java.net.URI;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the desk stands in the world.
 *
 * @param publicUrl what links in mails and answers begin with
 */
@Validated
@ConfigurationProperties("stagedesk")
record DeskSettings(@NotNull URI publicUrl) {

	String link(String path) {
		String base = this.publicUrl.toString();
		return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
	}

}
