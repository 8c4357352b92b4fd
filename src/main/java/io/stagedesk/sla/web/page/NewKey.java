package io.stagedesk.sla.web.page;

import io.stagedesk.sla.Policies;

/** The key that a new calendar or policy shall have. */
public record NewKey(String key, boolean taken) {

	public NewKey {
		key = key.strip();
	}

	public boolean isFree() {
		return Policies.isKey(this.key) && !this.taken;
	}

	public String fault(TermWords words) {
		return this.taken ? words.text("terms.key.taken") : words.say(Policies.NO_KEY);
	}

}
