package io.stagedesk.live;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

import org.springframework.stereotype.Component;

/** Ends streams with their session: log-out, time-out, log-in as somebody else. */
@Component
class Sessions implements HttpSessionListener, HttpSessionIdListener {

	private final Streams streams;

	Sessions(Streams streams) {
		this.streams = streams;
	}

	@Override
	public void sessionDestroyed(HttpSessionEvent event) {
		this.streams.endSession(event.getSession().getId());
	}

	@Override
	public void sessionIdChanged(HttpSessionEvent event, String before) {
		this.streams.endSession(before);
	}

}
