package io.stagedesk.messaging.mailbox;

import io.stagedesk.messaging.mailbox.fetch.FetchSettings;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of mailboxes and of their fetching. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ MailboxSettings.class, FetchSettings.class })
class MailboxConfiguration {

}
