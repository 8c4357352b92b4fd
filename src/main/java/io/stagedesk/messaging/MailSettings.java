package io.stagedesk.messaging;

import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mail leaves.
 *
 * @param from the desk's address, where neither the team nor the ticket has a mailbox
 * @param replyTo where answers go: PLAIN to the address the mail comes from, SIGNED to
 * that address with a signed extension ({@code desk+sd-1.r.0a1b@...}), which the mail
 * server has to deliver there
 * @param smtp the relay; without a host mails stay held
 */
@Validated
@ConfigurationProperties("stagedesk.mail")
public record MailSettings(@NotBlank @Email @DefaultValue("desk@stagedesk.example") String from,
		@NotNull @DefaultValue("plain") ReplyTo replyTo, @Valid @DefaultValue Smtp smtp,
		@Valid @DefaultValue Budget budget) {

	boolean canSend() {
		return !this.smtp.host().isBlank();
	}

	/** Where answers go. */
	public enum ReplyTo {

		PLAIN, SIGNED

	}

	/** Whether and how the connection to the relay is encrypted. */
	public enum Tls {

		NONE, STARTTLS, TLS

	}

	/**
	 * The relay. An empty user name means no log-in.
	 *
	 * @param timeout how long it may take for a connection, an answer, and to take what
	 * is written
	 */
	public record Smtp(@NotNull @DefaultValue("") String host, @Min(1) @Max(65535) @DefaultValue("25") int port,
			@NotNull @DefaultValue("") String username, @NotNull @DefaultValue("") String password,
			@NotNull @DefaultValue("none") Tls tls,
			@NotNull @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 10) Duration timeout) {
	}

	/**
	 * How many mails that nobody wrote may leave; what is beyond is not sent, and says
	 * so.
	 *
	 * @param acknowledgements to one address in ten minutes
	 * @param hour to one address in an hour
	 * @param day to one address in a day
	 * @param ticket about one ticket in a day
	 * @param all to everybody in an hour
	 */
	public record Budget(@Min(0) @DefaultValue("3") int acknowledgements, @Min(0) @DefaultValue("10") int hour,
			@Min(0) @DefaultValue("30") int day, @Min(0) @DefaultValue("10") int ticket,
			@Min(0) @DefaultValue("5000") int all) {
	}

}
