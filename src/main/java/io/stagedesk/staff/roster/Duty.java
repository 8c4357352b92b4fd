package io.stagedesk.staff.roster;

import java.util.List;
import java.util.Optional;

/**
 * Whether somebody is on shift at an instant.
 *
 * @param shifts keys of the open shifts, own or stood in for; empty for people on no
 * roster, who are always on shift
 * @param off why not, where somebody is not on shift
 */
public record Duty(String login, boolean onShift, List<String> shifts, Optional<OffDuty> off) {

	public Duty {
		shifts = List.copyOf(shifts);
	}

	static Duty on(String login, List<String> shifts) {
		return new Duty(login, true, shifts, Optional.empty());
	}

	static Duty off(String login, OffDuty why) {
		return new Duty(login, false, List.of(), Optional.of(why));
	}

	/** Why somebody is not on shift, in English; empty where they are. */
	public String reason() {
		return this.off.map(OffDuty::text).orElse("");
	}

}
