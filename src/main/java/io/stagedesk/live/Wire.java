package io.stagedesk.live;

import java.util.List;

/** Brings changes to every node's {@link Backlog}, once their transaction commits. */
interface Wire {

	/** To be called inside the transaction. */
	void send(List<Change> changes);

	/** Tells every node's {@link Company} where somebody is, at once. */
	void say(Here here);

	/**
	 * Tells every node's {@link Streams} that a session is over, with the transaction
	 * that runs, if one does.
	 */
	void end(String session);

}
