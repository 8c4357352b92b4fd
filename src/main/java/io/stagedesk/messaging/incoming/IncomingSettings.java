package io.stagedesk.messaging.incoming;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mails that come in are read.
 *
 * @param reading whether this node reads stored mails
 * @param workers how many it reads at once
 * @param trustedVerifier name with which the mail server signs its Authentication-Results
 * headers (RFC 8601); without one they are not believed
 */
@Validated
@ConfigurationProperties("stagedesk.mail.incoming")
record IncomingSettings(@DefaultValue("true") boolean reading, @Min(1) @Max(32) @DefaultValue("4") int workers,
		@NotNull @DefaultValue("") String trustedVerifier, @Valid @DefaultValue Budget budget) {

	/** How many mails of one address are read; what is beyond waits for somebody. */
	record Budget(@Min(1) @DefaultValue("200") int tenMinutes, @Min(1) @DefaultValue("600") int hour,
			@Min(1) @DefaultValue("2000") int day) {
	}

}
