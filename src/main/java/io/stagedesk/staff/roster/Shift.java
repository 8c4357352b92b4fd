package io.stagedesk.staff.roster;

import java.time.LocalDate;
import java.util.List;

/**
 * People of a team who work by the same calendar.
 *
 * @param calendar key of the calendar that says when
 * @param nextShift key of the shift that goes on when this one ends, or {@code null}
 */
public record Shift(String key, String name, String team, String calendar, String nextShift, List<Member> members,
		int version) {

	public Shift {
		members = List.copyOf(members);
	}

	/**
	 * Somebody on a shift, by the dates of the calendar's zone.
	 *
	 * @param until the last date, or {@code null} for ever
	 */
	public record Member(String login, LocalDate from, LocalDate until) {

		/** Whether both are entries of one person for the same day. */
		public boolean meets(Member other) {
			return this.login.equals(other.login) && (this.until == null || !other.from.isAfter(this.until))
					&& (other.until == null || !this.from.isAfter(other.until));
		}

	}

}
