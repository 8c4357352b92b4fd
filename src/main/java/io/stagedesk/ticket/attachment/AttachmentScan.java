package io.stagedesk.ticket.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Looks into a file before it is kept; an installation adds its virus scanner as a bean
 * of this type. What it finds keeps the file from everybody, and is shown in its place.
 */
public interface AttachmentScan {

	/**
	 * What is wrong with the file, in a few words; empty where nothing is.
	 * @throws IOException where it cannot be looked into now: the mail waits
	 */
	Optional<String> scan(String name, String type, InputStream bytes) throws IOException;

}
