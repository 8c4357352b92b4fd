package io.stagedesk.messaging.mailbox.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import io.stagedesk.messaging.mailbox.MailStore;

/** Keeps what it is given, as the desk does: once for each key. */
class MemoryStore implements MailStore {

	final Map<String, byte[]> mails = new ConcurrentHashMap<>();

	final Map<String, String> refusals = new ConcurrentHashMap<>();

	final List<String> stored = new CopyOnWriteArrayList<>();

	volatile Predicate<String> breaksAt = (key) -> false;

	@Override
	public boolean has(String mailbox, String sourceKey) {
		return this.mails.containsKey(sourceKey) || this.refusals.containsKey(sourceKey);
	}

	@Override
	public void store(String mailbox, String sourceKey, InputStream raw, long size) {
		if (this.breaksAt.test(sourceKey)) {
			throw new IllegalStateException("The database is away");
		}
		try {
			byte[] bytes = raw.readAllBytes();
			if (bytes.length != size) {
				throw new IllegalStateException("Another size than was said");
			}
			this.stored.add(sourceKey);
			this.mails.putIfAbsent(sourceKey, bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void refuse(String mailbox, String sourceKey, String reason, String details, long size) {
		this.refusals.put(sourceKey, reason);
	}

}
