package io.stagedesk.staff.roster;

/**
 * Why somebody is not on shift.
 *
 * @param shift key of the shift, empty for an absence
 * @param when local time, with its date where that is another one
 * @param note name of the holiday or reason of the absence; may be empty
 */
public record OffDuty(Kind kind, String shift, String when, String zone, String note) {

	/** As in "shift emea ended 18:00 Europe/Berlin". */
	public String text() {
		return switch (this.kind) {
			case ABSENT -> "absent until %s %s%s".formatted(this.when, this.zone, inBrackets());
			case ENDED -> "shift %s ended %s %s".formatted(this.shift, this.when, this.zone);
			case CLOSED -> "shift %s is closed".formatted(this.shift);
			case HOLIDAY -> "public holiday on shift %s%s".formatted(this.shift, inBrackets());
			case NOT_YET -> "on shift %s from %s".formatted(this.shift, this.when);
			case LEFT -> "on shift %s until %s".formatted(this.shift, this.when);
		};
	}

	/** The same without what only those who plan shall know. */
	public OffDuty withoutReason() {
		return (this.kind == Kind.ABSENT) ? new OffDuty(this.kind, this.shift, this.when, this.zone, "") : this;
	}

	private String inBrackets() {
		return this.note.isEmpty() ? "" : " (%s)".formatted(this.note);
	}

	/** What keeps people from their shift. */
	public enum Kind {

		ABSENT, ENDED, CLOSED, HOLIDAY, NOT_YET, LEFT

	}

}
