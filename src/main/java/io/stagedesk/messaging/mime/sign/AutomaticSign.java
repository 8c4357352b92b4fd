package io.stagedesk.messaging.mime.sign;

public record AutomaticSign(Kind kind, String sign) {

	public enum Kind {

		REPORT, AUTO_REPLIED, AUTO_GENERATED, BULK, LIST, NULL_SENDER

	}

}
