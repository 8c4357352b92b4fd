package io.stagedesk.routing.choice;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.staff.Presence;
import io.stagedesk.staff.roster.OffDuty;

/**
 * Why somebody cannot get a ticket.
 *
 * @param parts what the words of the reason speak of, in their order
 */
public record Exclusion(Code code, List<String> parts) {

	public Exclusion {
		parts = List.copyOf(parts);
	}

	/** The first thing that stands against it; what lasts longest is looked at first. */
	static Optional<Exclusion> of(Question question, Candidate candidate) {
		if (!candidate.active()) {
			return because(Code.INACTIVE);
		}
		if (!candidate.maySee()) {
			return because(Code.MAY_NOT_SEE);
		}
		if (candidate.weight() == 0) {
			return because(Code.CHANNEL, question.channel());
		}
		if (question.needsTheLanguage() && !question.isSpokenBy(candidate)) {
			return because(Code.LANGUAGE, question.language());
		}
		return lackingSkill(question, candidate).or(() -> atThisMoment(question, candidate));
	}

	private static Optional<Exclusion> atThisMoment(Question question, Candidate candidate) {
		if (candidate.offDuty() != null) {
			OffDuty off = candidate.offDuty();
			return because(Code.NOT_ON_SHIFT, off.kind().name(), off.shift(), off.when(), off.zone(), off.note());
		}
		if (candidate.presence() != Presence.ONLINE) {
			return because(Code.PRESENCE, candidate.presence().name(), candidate.presenceReason());
		}
		if (question.askedBefore().contains(candidate.login())) {
			return because(Code.ASKED_BEFORE);
		}
		if (candidate.held()) {
			return because(Code.HELD);
		}
		if (candidate.load() + candidate.weight() > candidate.capacity()) {
			return because(Code.NO_ROOM, String.valueOf(candidate.load()), String.valueOf(candidate.weight()),
					String.valueOf(candidate.capacity()));
		}
		return Optional.empty();
	}

	private static Optional<Exclusion> lackingSkill(Question question, Candidate candidate) {
		return question.required()
			.entrySet()
			.stream()
			.filter((one) -> candidate.level(one.getKey()) < one.getValue())
			.sorted(Map.Entry.comparingByKey())
			.findFirst()
			.flatMap((one) -> because(Code.SKILL, one.getKey(), String.valueOf(one.getValue()),
					String.valueOf(candidate.level(one.getKey()))));
	}

	private static Optional<Exclusion> because(Code code, String... parts) {
		return Optional.of(new Exclusion(code, List.of(parts)));
	}

	/** In plain English, as in "no room: 9 + 3 > 10". */
	public String text() {
		return switch (this.code) {
			case INACTIVE -> "does not work here any more";
			case MAY_NOT_SEE -> "may not see the ticket before having it";
			case NOT_ON_SHIFT -> new OffDuty(OffDuty.Kind.valueOf(part(0)), part(1), part(2), part(3), part(4)).text();
			case PRESENCE -> part(1).isEmpty() ? "is " + part(0) : "is %s (%s)".formatted(part(0), part(1));
			case CHANNEL -> "does not take " + part(0);
			case LANGUAGE -> "does not speak " + part(0);
			case SKILL -> "needs %s %s, has %s".formatted(part(0), part(1), part(2));
			case ASKED_BEFORE -> "was asked for it, or had it, a short while ago";
			case HELD -> "is getting another ticket at this moment";
			case NO_ROOM -> "no room: %s + %s > %s".formatted(part(0), part(1), part(2));
		};
	}

	private String part(int index) {
		return this.parts.get(index);
	}

	/** The kinds of reasons; part of the API. */
	public enum Code {

		INACTIVE, MAY_NOT_SEE, CHANNEL, LANGUAGE, SKILL, NOT_ON_SHIFT, PRESENCE, ASKED_BEFORE, HELD, NO_ROOM

	}

}
