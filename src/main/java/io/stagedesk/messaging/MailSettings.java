package io.stagedesk.messaging;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mail leaves.
 *
 * @param from the desk's address
 * @param smtp the relay; without a host mails stay held
 */
@Validated
@ConfigurationProperties("stagedesk.mail")
public record MailSettings(@NotBlank @Email @DefaultValue("desk@stagedesk.example") String from,
		@Valid @DefaultValue Smtp smtp) {

	boolean canSend() {
		return !this.smtp.host().isBlank();
	}

	String domain() {
		return this.from.substring(this.from.lastIndexOf('@') + 1);
	}

	/** Whether and how the connection to the relay is encrypted. */
	public enum Tls {

		NONE, STARTTLS, TLS

	}

	/** The relay. An empty user name means no log-in. */
	public record Smtp(@NotNull @DefaultValue("") String host, @Min(1) @Max(65535) @DefaultValue("25") int port,
			@NotNull @DefaultValue("") String username, @NotNull @DefaultValue("") String password,
			@NotNull @DefaultValue("none") Tls tls) {
	}

}
