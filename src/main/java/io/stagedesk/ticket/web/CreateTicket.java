package io.stagedesk.ticket.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.api.OneLine;
import io.stagedesk.requester.RequesterFacts;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * The body of {@code POST /tickets}.
 *
 * @param customFields texts, numbers and truth values by name, at most 30
 * @param context facts about app and device, as customFields
 */
record CreateTicket(@NotNull @Valid Asker requester, @NotBlank @Size(max = 300) @OneLine String subject,
		@NotBlank @Size(max = 60_000) @CleanText String body, Channel channel, Scenario scenario,
		@Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String category, Priority priority,
		@Size(max = 30) Map<String, Object> customFields,
		@Size(max = 30) List<@NotBlank @Size(max = 60) @OneLine String> tags,
		@Size(max = 30) Map<String, Object> context) {

	private static final int LONGEST_EMAIL = 254;

	private static final int MOST_DIGITS = 40;

	/** Checks what annotations cannot say; throws with every field at fault. */
	NewTicket toNewTicket() {
		List<FieldError> errors = new ArrayList<>();
		if (this.requester.isNobody()) {
			errors.add(new FieldError("requester", "needs an externalId or an email"));
		}
		if (this.requester.isTooLong()) {
			errors.add(new FieldError("requester.email", "must not be longer than 254 characters"));
		}
		Map<String, Object> fields = facts("customFields", this.customFields, errors);
		Map<String, Object> facts = facts("context", this.context, errors);
		if (!errors.isEmpty()) {
			throw new FieldErrorsException(errors);
		}
		return new NewTicket(this.requester.facts(), this.subject.strip(), this.body,
				Objects.requireNonNullElse(this.channel, Channel.API), this.scenario, this.category, this.priority,
				this.requester.language(), fields, Objects.requireNonNullElse(this.tags, List.of()), facts, true);
	}

	private static Map<String, Object> facts(String field, Map<String, Object> given, List<FieldError> errors) {
		Map<String, Object> facts = new LinkedHashMap<>();
		Objects.requireNonNullElse(given, Map.<String, Object>of()).forEach((name, value) -> {
			if (value == null) {
				return;
			}
			if (name.isBlank() || name.length() > 60 || !CleanText.Check.isClean(name)) {
				errors.add(new FieldError(field, "has a name that is blank, longer than 60 characters or not clean"));
			}
			else if (!isFact(value)) {
				errors.add(new FieldError(field + "." + name,
						"must be a text of at most 2000 characters, a number or a truth value"));
			}
			else {
				facts.put(name, value);
			}
		});
		return facts;
	}

	private static boolean isFact(Object value) {
		if (value instanceof String text) {
			return text.length() <= 2000 && CleanText.Check.isClean(text);
		}
		return value instanceof Boolean || (value instanceof Number number && isFact(number));
	}

	private static boolean isFact(Number number) {
		return Double.isFinite(number.doubleValue()) && new BigDecimal(number.toString()).precision() < MOST_DIGITS;
	}

	/** Who asks: an id in the live app or a mail address, and what else is known. */
	record Asker(@Size(max = 200) @OneLine String externalId, @Size(max = 200) @OneLine String name,
			@Email @Size(max = LONGEST_EMAIL) @OneLine String email,
			@Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}",
					message = "must be a language tag as en or zh-CN") @Size(max = 35) String language,
			@Pattern(regexp = "[A-Za-z0-9-]{2,35}") String region,
			@Pattern(regexp = "[A-Za-z0-9_-]{1,20}") String tier) {

		boolean isNobody() {
			return isAbsent(this.externalId) && isAbsent(this.email);
		}

		/** Some letters grow when they are written small, as addresses are compared. */
		boolean isTooLong() {
			return this.email != null && this.email.toLowerCase(Locale.ROOT).length() > LONGEST_EMAIL;
		}

		RequesterFacts facts() {
			return new RequesterFacts(this.externalId, this.name, this.email, this.language, this.region, this.tier);
		}

		private static boolean isAbsent(String text) {
			return text == null || text.isBlank();
		}

	}

}
