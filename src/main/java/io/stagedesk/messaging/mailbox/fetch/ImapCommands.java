package io.stagedesk.messaging.mailbox.fetch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * The few commands that fetching needs, all by UID: nothing of a mail is parsed, and an
 * answer counts only with its closing OK.
 */
final class ImapCommands {

	private final IMAPFolder folder;

	ImapCommands(IMAPFolder folder) {
		this.folder = folder;
	}

	/** UIDs of all without {@code \Seen}. */
	List<Long> unseen() throws MessagingException, ProtocolException {
		return search("UNSEEN");
	}

	/** All that are higher; the highest of all matches {@code *} in any case. */
	List<Long> above(long uid) throws MessagingException, ProtocolException {
		return search("UID %d:*".formatted(uid + 1)).stream().filter((one) -> one > uid).toList();
	}

	private List<Long> search(String which) throws MessagingException, ProtocolException {
		List<Long> uids = new ArrayList<>();
		for (Response response : run("UID SEARCH " + which)) {
			if (response instanceof IMAPResponse line && line.keyEquals("SEARCH")) {
				for (long uid = line.readLong(); uid != -1; uid = line.readLong()) {
					uids.add(uid);
				}
			}
		}
		return uids;
	}

	/** By UID; what the server does not tell is missing. */
	Map<Long, Long> sizes(String uids) throws MessagingException, ProtocolException {
		Map<Long, Long> sizes = new HashMap<>();
		for (Response response : run("UID FETCH " + uids + " (UID RFC822.SIZE)")) {
			if (response instanceof FetchResponse fetched) {
				UID uid = fetched.getItem(UID.class);
				RFC822SIZE size = fetched.getItem(RFC822SIZE.class);
				if (uid != null && size != null) {
					sizes.put(uid.uid, size.size);
				}
			}
		}
		return sizes;
	}

	/**
	 * Bytes of a mail from an offset on; more than asked for where the server does not
	 * know pieces, none behind the end.
	 * @throws LetterFailure where the answer has no such piece
	 */
	BODY piece(long uid, long from, int most) throws MessagingException, ProtocolException, LetterFailure {
		BODY found = null;
		for (Response response : run("UID FETCH %d (BODY.PEEK[]<%d.%d>)".formatted(uid, from, most))) {
			if (response instanceof FetchResponse fetched && isOf(uid, fetched)) {
				BODY body = fetched.getItem(BODY.class);
				found = (body != null) ? body : found;
			}
		}
		if (found == null) {
			throw LetterFailure.unfetchable("The server answers without the mail");
		}
		if (found.getOrigin() != from && (from > 0 || found.getOrigin() > 0)) {
			throw LetterFailure.unfetchable("The server gives another piece than was asked for");
		}
		return found;
	}

	void markSeen(String uids) throws MessagingException, ProtocolException {
		run("UID STORE " + uids + " +FLAGS.SILENT (\\Seen)");
	}

	/**
	 * The first bytes of several mails, by UID; what the server does not give is missing.
	 */
	Map<Long, ByteArray> beginnings(String uids, int most) throws MessagingException, ProtocolException {
		Map<Long, ByteArray> found = new HashMap<>();
		for (Response response : run("UID FETCH %s (UID BODY.PEEK[]<0.%d>)".formatted(uids, most))) {
			if (response instanceof FetchResponse fetched) {
				UID uid = fetched.getItem(UID.class);
				BODY body = fetched.getItem(BODY.class);
				if (uid != null && body != null && body.getOrigin() <= 0 && body.getByteArray() != null) {
					found.put(uid.uid, body.getByteArray());
				}
			}
		}
		return found;
	}

	private static boolean isOf(long uid, FetchResponse fetched) {
		UID said = fetched.getItem(UID.class);
		return said == null || said.uid == uid;
	}

	/**
	 * @throws CommandFailedException where the server answers NO
	 * @throws BadCommandException where it answers BAD
	 * @throws MessagingException where the connection is lost
	 */
	private Response[] run(String command) throws MessagingException, ProtocolException {
		Object answer = this.folder.doCommand((protocol) -> answer(protocol, command));
		if (answer instanceof ProtocolException refusal) {
			throw refusal;
		}
		return (Response[]) answer;
	}

	private static Object answer(IMAPProtocol protocol, String command) throws ProtocolException {
		Response[] responses = protocol.command(command, null);
		Response last = responses[responses.length - 1];
		protocol.notifyResponseHandlers(responses);
		try {
			protocol.handleResult(last);
		}
		catch (CommandFailedException | BadCommandException ex) {
			return ex;
		}
		return responses;
	}

}
