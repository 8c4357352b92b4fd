package io.stagedesk.messaging.mailbox.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.eclipse.angus.mail.pop3.POP3Store;

import org.springframework.util.DigestUtils;

/**
 * An open POP3 mailbox: all mails stay in it, and those that the desk does not know wait.
 */
final class PopInbox implements Inbox {

	private static final int LONGEST_UID = 150;

	private final POP3Store store;

	private final POP3Folder folder;

	private final String place;

	PopInbox(POP3Store store, POP3Folder folder, String place) {
		this.store = store;
		this.folder = folder;
		this.place = place;
	}

	@Override
	public String space() {
		return "";
	}

	@Override
	public long newest() {
		return 0;
	}

	/** All; who asks knows which of them are stored. */
	@Override
	public List<Letter> waiting(long above) {
		try {
			Message[] messages = this.folder.getMessages();
			FetchProfile uids = new FetchProfile();
			uids.add(UIDFolder.FetchProfileItem.UID);
			this.folder.fetch(messages, uids);
			List<Letter> waiting = new ArrayList<>();
			for (Message message : messages) {
				waiting.add(new Letter(key(this.folder.getUID(message)), message.getMessageNumber(), true, 0));
			}
			return waiting;
		}
		catch (MessagingException | RuntimeException ex) {
			throw MailFailure.reading(ex);
		}
	}

	@Override
	public List<Letter> measured(List<Letter> letters) {
		try {
			List<Letter> measured = new ArrayList<>();
			for (Letter letter : letters) {
				int size = this.folder.getMessage((int) letter.number()).getSize();
				measured.add(letter.withSize(Math.max(0, size)));
			}
			return measured;
		}
		catch (MessagingException ex) {
			throw MailFailure.reading(ex);
		}
	}

	@Override
	public void read(Letter letter, Spool spool) throws LetterFailure {
		Pipe pipe = new Pipe(spool);
		try {
			this.folder.getMessage((int) letter.number()).writeTo(pipe);
		}
		catch (IOException ex) {
			throw MailFailure.reading(ex);
		}
		catch (MessagingException ex) {
			if (!this.folder.isOpen() || ex.getCause() instanceof IOException) {
				throw MailFailure.reading(ex);
			}
			throw LetterFailure.unfetchable("The server does not give it");
		}
		pipe.complain();
	}

	/** It stays where it is. */
	@Override
	public void taken(Letter letter) {
	}

	/** A visit sees only what was there at its beginning. */
	@Override
	public boolean awaitNews(Duration most) {
		return false;
	}

	@Override
	public boolean isLive() {
		return false;
	}

	@Override
	public Overview overview() {
		try {
			return new Overview(this.folder.getMessageCount(), -1, false, this.store.isSSL());
		}
		catch (MessagingException ex) {
			throw MailFailure.reading(ex);
		}
	}

	@Override
	public void close() {
		try (this.store) {
			if (this.folder.isOpen()) {
				this.folder.close(false);
			}
		}
		catch (MessagingException ex) {
			return;
		}
	}

	private String key(String uid) {
		if (uid == null || uid.isBlank()) {
			return "";
		}
		return this.place + ":uidl:" + ((uid.length() <= LONGEST_UID && uid.matches("[!-~]+")) ? uid
				: DigestUtils.md5DigestAsHex(uid.getBytes(StandardCharsets.ISO_8859_1)));
	}

	/**
	 * Takes what comes. What speaks against it is said after the end, so that the
	 * conversation with the server stays in step.
	 */
	private static final class Pipe extends OutputStream {

		private static final int BUFFER = 8192;

		private final Spool spool;

		private final byte[] buffer = new byte[BUFFER];

		private int filled;

		private LetterFailure failure;

		private MailFailure broken;

		Pipe(Spool spool) {
			this.spool = spool;
		}

		@Override
		public void write(int b) {
			this.buffer[this.filled++] = (byte) b;
			if (this.filled == BUFFER) {
				empty();
			}
		}

		void complain() throws LetterFailure {
			empty();
			if (this.broken != null) {
				throw this.broken;
			}
			if (this.failure != null) {
				throw this.failure;
			}
		}

		private void empty() {
			try {
				if (this.failure == null && this.broken == null) {
					this.spool.write(this.buffer, 0, this.filled);
				}
			}
			catch (LetterFailure ex) {
				this.failure = ex;
			}
			catch (MailFailure ex) {
				this.broken = ex;
			}
			this.filled = 0;
		}

	}

}
