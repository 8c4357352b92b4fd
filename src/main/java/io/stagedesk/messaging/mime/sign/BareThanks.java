package io.stagedesk.messaging.mime.sign;

public class BareThanks {

	public boolean is(String text) {
		return false;
	}

}
