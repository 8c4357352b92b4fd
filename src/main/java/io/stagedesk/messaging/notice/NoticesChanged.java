package io.stagedesk.messaging.notice;

import java.util.Set;

/**
 * These people have other notices than before; published inside the transaction of the
 * change.
 */
public record NoticesChanged(Set<String> logins) {

	public NoticesChanged {
		logins = Set.copyOf(logins);
	}

}
