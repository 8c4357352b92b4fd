package io.stagedesk.messaging.incoming;

import io.stagedesk.messaging.mime.MailLimits;
import io.stagedesk.messaging.mime.MailReader;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reading within the configured bounds. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IncomingSettings.class)
class IncomingConfiguration {

	@Bean
	MailReader mailReader(MailLimits limits) {
		return new MailReader(limits);
	}

}
