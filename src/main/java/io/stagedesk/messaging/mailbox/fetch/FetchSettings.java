package io.stagedesk.messaging.mailbox.fetch;

import io.stagedesk.messaging.mime.MailLimits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Whether and how far mails are fetched.
 *
 * @param fetching whether this node fetches at all
 */
@ConfigurationProperties("stagedesk.mail")
public record FetchSettings(@DefaultValue("true") boolean fetching, @DefaultValue MailLimits limits) {

	private static final DataSize MORE = DataSize.ofMegabytes(5);

	/** Bytes of the largest mail that is fetched: a bit more than what is read. */
	long largest() {
		return this.limits.size().toBytes() + MORE.toBytes();
	}

}
