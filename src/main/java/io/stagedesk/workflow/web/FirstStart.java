package io.stagedesk.workflow.web;

import io.stagedesk.messaging.Links;
import io.stagedesk.staff.Credentials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Prints a one-time set-up link while nobody works here yet; each start makes a new one.
 */
@Component
class FirstStart implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

	private final Credentials credentials;

	private final Links links;

	FirstStart(Credentials credentials, Links links) {
		this.credentials = credentials;
		this.links = links;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		this.credentials.newSetupToken()
			.ifPresent((token) -> log.info("Nobody works here yet. Become the first administrator: {}",
					this.links.setup(token)));
	}

}
