package io.stagedesk.live;

import org.springframework.stereotype.Component;

/**
 * Rings when this node hears something new, so that nobody has to look again and again.
 */
@Component
class Bell {

	private volatile Runnable answer = () -> {
	};

	/**
	 * Calls this at each ring from now on, on the thread of who rings: it must be quick.
	 */
	void answer(Runnable answer) {
		this.answer = answer;
	}

	void ring() {
		this.answer.run();
	}

}
