package io.stagedesk.staff.people;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.staff.Role;

/** Whether somebody can have these terms, on the desk as it is now. */
final class TermsCheck {

	static final int MOST_CAPACITY = 100;

	static final int MOST_LEVEL = 5;

	private static final int MOST_ENTRIES = 60;

	private static final int LANGUAGES_LONGEST = 200;

	private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9.-]{1,39}");

	private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+\\.[^\\s@,;<>\"]+");

	private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

	private final Set<String> teams;

	private final Set<String> skills;

	private final Set<String> vendors;

	private final Set<String> channels;

	TermsCheck(Set<String> teams, Set<String> skills, Set<String> vendors, Set<String> channels) {
		this.teams = teams;
		this.skills = skills;
		this.vendors = vendors;
		this.channels = channels;
	}

	List<FieldError> faults(String login, PersonTerms terms) {
		Names names = new Names()
			.require(LOGIN.matcher(login).matches(), "login", "must be 2 to 40 of the characters a-z, 0-9, . and -")
			.line("name", terms.name(), 120)
			.require(terms.email().isEmpty() || isEmail(terms.email()), "email", "is not an email address")
			.require(terms.role() != null, "role", "is required")
			.require(terms.vendor().isEmpty() || this.vendors.contains(terms.vendor()), "vendor", "is not a vendor")
			.require(terms.role() != Role.VENDOR_AGENT || !terms.vendor().isEmpty(), "vendor",
					"is required for a vendor's agent")
			.require(terms.role() == Role.VENDOR_AGENT || terms.vendor().isEmpty(), "vendor",
					"is only for a vendor's agent")
			.require(
					terms.languages().stream().allMatch((one) -> LANGUAGE.matcher(one).matches())
							&& String.join(",", terms.languages()).length() <= LANGUAGES_LONGEST,
					"languages", "must be language codes such as en or ja")
			.require(terms.capacity() >= 0 && terms.capacity() <= MOST_CAPACITY, "capacity",
					"must be a number from 0 to %d".formatted(MOST_CAPACITY))
			.require(terms.skills().size() <= MOST_ENTRIES, "skills",
					"must not have more than %d entries".formatted(MOST_ENTRIES));
		terms.teams()
			.stream()
			.filter((one) -> !this.teams.contains(one))
			.forEach((one) -> names.require(false, "teams", "has no such team: " + shown(one)));
		terms.skills().forEach((skill, level) -> {
			names.require(this.skills.contains(skill), "skills", "has no such skill: " + shown(skill));
			names.require(level != null && level >= 1 && level <= MOST_LEVEL, "skills",
					"must have levels from 1 to %d".formatted(MOST_LEVEL));
		});
		terms.weights().forEach((channel, weight) -> {
			names.require(this.channels.contains(channel), "weights", "has no such channel: " + shown(channel));
			names.require(weight != null && weight >= 0 && weight <= MOST_CAPACITY, "weights",
					"must be numbers from 0 to %d".formatted(MOST_CAPACITY));
		});
		return names.faults();
	}

	private static boolean isEmail(String text) {
		return Names.isLine(text, 254) && EMAIL.matcher(text).matches();
	}

	private static String shown(String text) {
		String clean = text.codePoints()
			.filter((one) -> !Character.isISOControl(one) && Character.getType(one) != Character.SURROGATE)
			.limit(40)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		return clean;
	}

}
