package io.stagedesk.messaging.incoming;

import io.stagedesk.messaging.mailbox.MailStore;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives tests of other packages a {@link MailRoom}. */
@TestConfiguration(proxyBeanMethods = false)
public class MailRoomConfiguration {

	@Bean
	MailRoom testedMailRoom(MailStore store, MailWorker worker, IncomingRows rows, JdbcClient jdbc,
			ApplicationEventPublisher events) {
		return new MailRoom(store, worker, rows, jdbc, events);
	}

}
