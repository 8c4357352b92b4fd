package io.stagedesk.messaging.mailbox.fetch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.stagedesk.messaging.mailbox.MailProblem;

/** A mail on its way from the server into the store: a file that ends with it. */
final class Spool implements AutoCloseable {

	static final String PREFIX = "stagedesk-mail-%d-".formatted(ProcessHandle.current().pid());

	private final Path file;

	private final long largest;

	private final MessageDigest digest;

	private OutputStream out;

	private long size;

	private long bareLineFeeds;

	private byte last;

	Spool(long largest) {
		this.largest = largest;
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
			this.file = Files.createTempFile(PREFIX, ".eml");
		}
		catch (IOException | NoSuchAlgorithmException ex) {
			throw broken(ex);
		}
		clear();
	}

	/** Begins anew. */
	void clear() {
		try {
			if (this.out != null) {
				this.out.close();
			}
			this.out = new BufferedOutputStream(Files.newOutputStream(this.file));
		}
		catch (IOException ex) {
			throw broken(ex);
		}
		this.digest.reset();
		this.size = 0;
		this.bareLineFeeds = 0;
		this.last = 0;
	}

	void write(byte[] bytes, int from, int length) throws LetterFailure {
		this.size += length;
		if (this.size > this.largest) {
			throw LetterFailure.tooLarge();
		}
		for (int index = from; index < from + length; index++) {
			if (bytes[index] == '\n' && this.last != '\r') {
				this.bareLineFeeds++;
			}
			this.last = bytes[index];
		}
		this.digest.update(bytes, from, length);
		try {
			this.out.write(bytes, from, length);
		}
		catch (IOException ex) {
			throw broken(ex);
		}
	}

	long size() {
		return this.size;
	}

	/** The size if all line ends were CR LF, as many servers count. */
	long sizeOnTheWire() {
		return this.size + this.bareLineFeeds;
	}

	/** Names the content; ends the writing. */
	String sha256() {
		return HexFormat.of().formatHex(this.digest.digest());
	}

	InputStream open() {
		try {
			this.out.flush();
			return Files.newInputStream(this.file);
		}
		catch (IOException ex) {
			throw broken(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.out.close();
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			throw broken(ex);
		}
	}

	private static MailFailure broken(Exception cause) {
		return new MailFailure(MailProblem.STORE, "The desk has no room for temporary files", cause);
	}

}
