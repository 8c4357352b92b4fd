package io.stagedesk.sla.web.page;

import java.util.Arrays;

/** For which tickets a change was stored. */
public enum SavedScope {

	/** Open tickets keep what they were promised. */
	FUTURE,

	/** Open tickets follow as well. */
	OPEN;

	public static boolean isOne(String name) {
		return Arrays.stream(values()).anyMatch((one) -> one.name().equals(name));
	}

}
