package io.stagedesk.messaging.mailbox.fetch;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * Waits for new mail by IDLE in the caller's own thread, never longer than told, and then
 * makes sure that the server is still there.
 */
final class ImapIdle {

	private static final Duration LONGEST = Duration.ofMinutes(10);

	private final IMAPFolder folder;

	private final OpenSockets sockets;

	private final Duration patience;

	ImapIdle(IMAPFolder folder, OpenSockets sockets, Duration patience) {
		this.folder = folder;
		this.sockets = sockets;
		this.patience = patience;
	}

	boolean isOffered() throws MessagingException {
		return (Boolean) this.folder.doCommand((protocol) -> protocol.hasCapability("IDLE"));
	}

	/** False at once where the server has no IDLE. */
	boolean await(Duration most) throws MessagingException {
		if (!isOffered()) {
			return false;
		}
		Duration longest = (most.compareTo(LONGEST) < 0) ? most : LONGEST;
		this.folder.doCommand((protocol) -> {
			idle(protocol, System.nanoTime() + longest.toNanos());
			return null;
		});
		return true;
	}

	private void idle(IMAPProtocol protocol, long until) throws ProtocolException {
		try {
			protocol.idleStart();
			boolean waits = true;
			while (waits) {
				this.sockets.setPatience(Duration.ofNanos(until - System.nanoTime()));
				Response response = protocol.readIdleResponse();
				waits = !isPatienceOver(response) && until > System.nanoTime();
				if (!isPatienceOver(response)) {
					if (!protocol.processIdleResponse(response)) {
						return;
					}
					waits = waits && !isNews(response);
				}
			}
			this.sockets.setPatience(this.patience);
			protocol.idleAbort();
			finish(protocol);
		}
		catch (SocketException ex) {
			throw new ConnectionException(String.valueOf(ex.getMessage()));
		}
		finally {
			restorePatience();
		}
	}

	private static void finish(IMAPProtocol protocol) throws ProtocolException {
		boolean waits = true;
		while (waits) {
			waits = protocol.processIdleResponse(protocol.readIdleResponse());
		}
	}

	private void restorePatience() throws ConnectionException {
		try {
			this.sockets.setPatience(this.patience);
		}
		catch (SocketException ex) {
			throw new ConnectionException(String.valueOf(ex.getMessage()));
		}
	}

	private static boolean isPatienceOver(Response response) {
		return response.isSynthetic() && response.getException() instanceof SocketTimeoutException ended
				&& ((InterruptedIOException) ended).bytesTransferred == 0;
	}

	private static boolean isNews(Response response) {
		return response instanceof IMAPResponse line && (line.keyEquals("EXISTS") || line.keyEquals("RECENT"));
	}

}
