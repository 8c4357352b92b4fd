package io.stagedesk.bench;

import java.io.IOException;

/** Signals that Java itself cannot send. */
enum Signal {

	QUIT, STOP, CONT;

	void send(long pid) throws IOException, InterruptedException {
		Process kill = new ProcessBuilder("kill", "-" + name(), String.valueOf(pid)).inheritIO().start();
		if (kill.waitFor() != 0) {
			throw new IOException("Cannot send " + this + " to " + pid);
		}
	}

}
