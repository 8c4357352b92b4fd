package io.stagedesk.messaging.mailbox.fetch;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.stagedesk.messaging.mailbox.LoginKind;
import io.stagedesk.messaging.mailbox.MailProtocol;
import io.stagedesk.messaging.mailbox.MailSecret;
import io.stagedesk.messaging.mailbox.MailServer;
import io.stagedesk.messaging.mailbox.Starttls;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.eclipse.angus.mail.pop3.POP3Store;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Connects to a mail server and logs in; every wait is bounded and ends when the sockets
 * are closed.
 */
@Component
class Connections implements DisposableBean {

	static final int CONNECT = 10_000;

	static final int WRITE = 10_000;

	private final AccessTokens tokens;

	private final Duration patience;

	private final ScheduledExecutorService writeWatch = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "mail-writes");
		thread.setDaemon(true);
		return thread;
	});

	Connections(AccessTokens tokens, FetchSettings settings) {
		this.tokens = tokens;
		this.patience = settings.patience();
	}

	@Override
	public void destroy() {
		this.writeWatch.shutdownNow();
	}

	/**
	 * @param marks whether mails will be marked
	 * @throws MailFailure that says the step
	 */
	Inbox open(MailServer server, MailSecret secret, OpenSockets sockets, boolean marks) {
		try {
			return connect(server, password(server, secret), sockets, marks);
		}
		catch (AuthenticationFailedException ex) {
			if (server.login() == LoginKind.OAUTH2) {
				this.tokens.forget(server, secret);
			}
			throw MailFailure.connecting(ex, secret);
		}
		catch (MessagingException | RuntimeException ex) {
			throw MailFailure.connecting(ex, secret);
		}
	}

	private String password(MailServer server, MailSecret secret) {
		return (server.login() == LoginKind.OAUTH2) ? this.tokens.token(server, secret) : secret.password();
	}

	private Inbox connect(MailServer server, String password, OpenSockets sockets, boolean marks)
			throws MessagingException {
		Session session = Session.getInstance(properties(server, sockets));
		Store store = session.getStore(server.protocol().key());
		store.connect(server.host(), server.port(), server.username(), password);
		boolean pops = !server.protocol().isImap();
		Folder folder = store.getFolder(pops ? "INBOX" : server.folder());
		if (!pops && !folder.exists()) {
			throw new FolderNotFoundException(folder, "There is no folder " + server.folder());
		}
		folder.open((marks && !pops) ? Folder.READ_WRITE : Folder.READ_ONLY);
		return pops ? new PopInbox((POP3Store) store, (POP3Folder) folder, server.place())
				: new ImapInbox((IMAPStore) store, (IMAPFolder) folder, sockets, this.patience, server.place());
	}

	private Properties properties(MailServer server, OpenSockets sockets) {
		MailProtocol protocol = server.protocol();
		String prefix = "mail." + protocol.key() + ".";
		Properties properties = new Properties();
		properties.put(prefix + "connectiontimeout", String.valueOf(CONNECT));
		properties.put(prefix + "timeout", String.valueOf(this.patience.toMillis()));
		properties.put(prefix + "writetimeout", String.valueOf(WRITE));
		properties.put(prefix + "executor.writetimeout", this.writeWatch);
		properties.put(prefix + "socketFactory", sockets);
		properties.put(prefix + "socketFactory.fallback", "false");
		properties.put(prefix + "ssl.checkserveridentity", "true");
		properties.put(prefix + "starttls.enable", String.valueOf(server.starttls() != Starttls.NEVER));
		properties.put(prefix + "starttls.required",
				String.valueOf(server.starttls() == Starttls.REQUIRED && !protocol.isEncrypted()));
		properties.put(prefix + "peek", "true");
		properties.put(prefix + "disabletop", "true");
		properties.put(prefix + "finalizecleanclose", "false");
		if (server.login() == LoginKind.OAUTH2) {
			properties.put(prefix + "auth.mechanisms", "XOAUTH2");
			properties.put(prefix + "auth.xoauth2.two.line.authentication.format",
					String.valueOf(server.host().endsWith(".office365.com")));
		}
		return properties;
	}

}
