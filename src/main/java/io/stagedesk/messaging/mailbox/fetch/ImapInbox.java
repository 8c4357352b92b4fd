package io.stagedesk.messaging.mailbox.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.stagedesk.messaging.mailbox.MailProblem;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** An open IMAP folder: what is not seen waits, and what is new. */
final class ImapInbox implements Inbox {

	private static final int PIECE = 256 * 1024;

	private static final int SIZES_AT_ONCE = 100;

	private static final int SMALL = 32 * 1024;

	private final Map<Long, ByteArray> together = new HashMap<>();

	private final List<Long> unmarked = new ArrayList<>();

	private final IMAPStore store;

	private final IMAPFolder folder;

	private final ImapCommands commands;

	private final ImapIdle idle;

	private final String space;

	private final boolean live;

	ImapInbox(IMAPStore store, IMAPFolder folder, OpenSockets sockets, Duration patience, String place)
			throws MessagingException {
		this.store = store;
		this.folder = folder;
		this.commands = new ImapCommands(folder);
		this.idle = new ImapIdle(folder, sockets, patience);
		this.space = place + ":" + folder.getUIDValidity();
		this.live = this.idle.isOffered();
	}

	@Override
	public String space() {
		return this.space;
	}

	@Override
	public long newest() {
		try {
			long next = this.folder.getUIDNext();
			return (next > 0) ? next - 1 : this.commands.above(0).stream().max(Long::compare).orElse(0L);
		}
		catch (ProtocolException ex) {
			throw new MailFailure(MailProblem.SERVER, "The server does not say what there is", ex);
		}
		catch (MessagingException ex) {
			throw MailFailure.reading(ex);
		}
	}

	@Override
	public List<Letter> waiting(long above) {
		try {
			Set<Long> unseen = new HashSet<>(this.commands.unseen());
			Set<Long> all = new TreeSet<>(this.commands.above(above));
			all.addAll(unseen);
			return all.stream()
				.map((uid) -> new Letter(this.space + ":" + uid, uid, !unseen.contains(uid), 0))
				.toList();
		}
		catch (ProtocolException ex) {
			throw new MailFailure(MailProblem.SERVER, "The server does not say what is new", ex);
		}
		catch (MessagingException ex) {
			throw MailFailure.reading(ex);
		}
	}

	@Override
	public List<Letter> measured(List<Letter> letters) {
		Map<Long, Long> sizes = new HashMap<>();
		for (int from = 0; from < letters.size(); from += SIZES_AT_ONCE) {
			sizes.putAll(sizes(letters.subList(from, Math.min(from + SIZES_AT_ONCE, letters.size()))));
		}
		List<Letter> measured = new ArrayList<>();
		letters.forEach((one) -> measured.add(one.withSize(sizes.getOrDefault(one.number(), 0L))));
		return measured;
	}

	@Override
	public void prepare(List<Letter> letters) {
		this.together.clear();
		List<Letter> small = letters.stream().filter((one) -> one.size() > 0 && one.size() <= SMALL).toList();
		if (small.size() < 2) {
			return;
		}
		try {
			this.commands.beginnings(uids(small), SMALL + 1)
				.forEach((uid, bytes) -> small.stream()
					.filter((one) -> one.number() == uid && one.size() == bytes.getCount())
					.forEach((one) -> this.together.put(uid, bytes)));
		}
		catch (ProtocolException ex) {
			this.together.clear();
		}
		catch (MessagingException ex) {
			throw MailFailure.reading(ex);
		}
	}

	@Override
	public void read(Letter letter, Spool spool) throws LetterFailure {
		ByteArray whole = this.together.remove(letter.number());
		if (whole != null) {
			spool.write(whole.getBytes(), whole.getStart(), whole.getCount());
			return;
		}
		try {
			boolean more = true;
			while (more) {
				ByteArray piece = this.commands.piece(letter.number(), spool.size(), PIECE).getByteArray();
				if (piece == null && spool.size() == 0) {
					throw LetterFailure.unfetchable("The server answers without the mail");
				}
				int length = (piece != null) ? piece.getCount() : 0;
				if (length > 0) {
					spool.write(piece.getBytes(), piece.getStart(), length);
				}
				more = length > 0 && (length >= PIECE || spool.size() != letter.size());
			}
		}
		catch (ProtocolException ex) {
			throw LetterFailure.unfetchable("The server answers: " + line(ex));
		}
		catch (MessagingException ex) {
			throw MailFailure.reading(ex);
		}
	}

	@Override
	public void taken(Letter letter) {
		this.unmarked.add(letter.number());
	}

	/** A server that cannot mark is asked again at the next round. */
	@Override
	public void settle() {
		if (this.unmarked.isEmpty()) {
			return;
		}
		String uids = this.unmarked.stream().map(String::valueOf).collect(Collectors.joining(","));
		this.unmarked.clear();
		try {
			this.commands.markSeen(uids);
		}
		catch (ProtocolException ex) {
			return;
		}
		catch (MessagingException ex) {
			throw MailFailure.reading(ex);
		}
	}

	@Override
	public boolean awaitNews(Duration most) {
		try {
			return this.idle.await(most);
		}
		catch (MessagingException ex) {
			throw MailFailure.reading(ex);
		}
	}

	@Override
	public boolean isLive() {
		return this.live;
	}

	@Override
	public Overview overview() {
		try {
			return new Overview(this.folder.getMessageCount(), this.commands.unseen().size(), this.live,
					this.store.isSSL());
		}
		catch (ProtocolException | MessagingException ex) {
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

	private static String uids(List<Letter> letters) {
		return letters.stream().map((one) -> String.valueOf(one.number())).collect(Collectors.joining(","));
	}

	private Map<Long, Long> sizes(List<Letter> letters) {
		try {
			return this.commands.sizes(uids(letters));
		}
		catch (ProtocolException ex) {
			return Map.of();
		}
		catch (MessagingException ex) {
			throw MailFailure.reading(ex);
		}
	}

	private static String line(ProtocolException failure) {
		String text = String.valueOf(failure.getMessage()).replaceAll("[^ -~]+", " ").strip();
		return text.substring(0, Math.min(text.length(), 200));
	}

}
