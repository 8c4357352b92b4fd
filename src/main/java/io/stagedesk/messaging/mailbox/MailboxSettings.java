package io.stagedesk.messaging.mailbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.stagedesk.ticket.Scenario;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Mailboxes that the settings bring. */
@Validated
@ConfigurationProperties("stagedesk")
record MailboxSettings(@DefaultValue List<@Valid Box> mailboxes) {

	MailboxSettings {
		mailboxes = List.copyOf(mailboxes);
	}

	@AssertTrue(message = "must have each address once")
	boolean isMailboxesDistinct() {
		return this.mailboxes.stream()
			.map((one) -> Mailboxes.normal(one.address()))
			.distinct()
			.count() == this.mailboxes.size();
	}

	/**
	 * One mailbox.
	 *
	 * @param port the protocol's usual one where it is not said
	 * @param oauth2 instead of the password
	 */
	record Box(@NotBlank @Email @Size(max = 254) String address, @NotNull MailProtocol protocol,
			@NotBlank @Size(max = 255) @Pattern(regexp = MailboxCheck.HOST) String host,
			@Min(1) @Max(65535) Integer port, @NotBlank @Size(max = 254) String username,
			@DefaultValue("") String password, @NotNull @DefaultValue("") @Size(max = 40) String team,
			@NotNull @DefaultValue("") @Size(max = 35) String language, Scenario scenario,
			@NotNull @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(days = 1) Duration pollInterval,
			@NotBlank @DefaultValue("INBOX") @Size(max = 200) String folder,
			@NotNull @DefaultValue("allowed") Starttls starttls, @Valid OAuth2 oauth2) {

		MailboxTerms terms() {
			Optional<OAuth2> oauth = Optional.ofNullable(this.oauth2);
			MailServer server = new MailServer(this.protocol, this.host,
					(this.port != null) ? this.port : this.protocol.usualPort(), this.starttls, this.username,
					this.folder, oauth.isPresent() ? LoginKind.OAUTH2 : LoginKind.PASSWORD,
					oauth.map(OAuth2::tokenUrl).orElse(""), oauth.map(OAuth2::clientId).orElse(""),
					oauth.map(OAuth2::scope).orElse(""));
			MailSecret secret = new MailSecret(oauth.map(OAuth2::clientSecret).orElse(this.password),
					oauth.map(OAuth2::refreshToken).orElse(""));
			return new MailboxTerms(this.address, server, secret, this.team, this.language,
					(this.scenario != null) ? this.scenario.name() : "", this.pollInterval, true);
		}

	}

	/** Where the token comes from: by a refresh token where there is one. */
	record OAuth2(@NotBlank @Size(max = 500) @Pattern(regexp = MailboxCheck.TOKEN_URL) String tokenUrl,
			@NotBlank @Size(max = 200) String clientId, @NotNull @DefaultValue("") String clientSecret,
			@NotNull @DefaultValue("") String refreshToken, @NotNull @DefaultValue("") @Size(max = 500) String scope) {
	}

}
