package io.stagedesk.messaging.mime.sign;

import java.util.Optional;

import io.stagedesk.messaging.mime.ReadMail;

public class AutomaticSigns {

	public Optional<AutomaticSign> of(ReadMail mail) {
		return Optional.empty();
	}

}
