package io.stagedesk.workflow.act;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What can be done with many tickets at once; some of it can be a step of a macro. */
public enum ActKind {

	REPLY, NOTE, ADD_TAGS, REMOVE_TAGS, PRIORITY, TEAM, AGENT, HOLD, RESUME, RESOLVE, CLOSE, CANCEL, MERGE, LINK, MACRO;

	/** What a macro can consist of. */
	public static final Set<ActKind> STEPS = Collections
		.unmodifiableSet(EnumSet.of(REPLY, NOTE, ADD_TAGS, REMOVE_TAGS, PRIORITY, TEAM, AGENT, HOLD, RESOLVE));

	/** Whether the requester reads it, so that it is written in several languages. */
	public boolean speaks() {
		return this == REPLY || this == RESOLVE;
	}

}
