package io.stagedesk.messaging.mailbox.fetch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.stagedesk.messaging.mailbox.MailProblem;
import io.stagedesk.messaging.mailbox.MailSecret;
import io.stagedesk.messaging.mailbox.MailServer;

import org.springframework.stereotype.Component;

/**
 * Opens a mailbox to see whether that works; marks nothing, and has an answer after 15
 * seconds at most.
 */
@Component
public class ConnectionTest {

	private static final Duration MOST = Duration.ofSeconds(15);

	private final Connections connections;

	ConnectionTest(Connections connections) {
		this.connections = connections;
	}

	public Seen run(MailServer server, MailSecret secret) {
		return run(server, secret, MOST);
	}

	Seen run(MailServer server, MailSecret secret, Duration most) {
		CompletableFuture<Seen> seen = new CompletableFuture<>();
		try (OpenSockets sockets = new OpenSockets()) {
			Thread thread = new Thread(() -> seen.complete(look(server, secret, sockets)), "mailbox-test");
			thread.setDaemon(true);
			thread.start();
			return seen.get(most.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			return Seen.failed(MailProblem.NO_ANSWER, "Nothing within %d seconds".formatted(most.toSeconds()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Seen.failed(MailProblem.NO_ANSWER, "The test was ended");
		}
		catch (ExecutionException ex) {
			return Seen.failed(MailProblem.SERVER, String.valueOf(ex.getMessage()));
		}
	}

	private Seen look(MailServer server, MailSecret secret, OpenSockets sockets) {
		try (Inbox inbox = this.connections.open(server, secret, sockets, false)) {
			Inbox.Overview found = inbox.overview();
			return new Seen(true, null, "", found.messages(), (found.unseen() < 0) ? null : found.unseen(),
					found.idle(), found.encrypted());
		}
		catch (MailFailure ex) {
			return Seen.failed(ex.problem(), ex.details());
		}
		catch (RuntimeException ex) {
			return Seen.failed(MailProblem.SERVER, ex.getClass().getSimpleName());
		}
	}

	/**
	 * What a test saw.
	 *
	 * @param problem where it failed, or {@code null}
	 * @param details what the other side said about it; may be empty
	 * @param unseen {@code null} where the protocol does not tell
	 * @param idle whether the server tells of new mail by itself
	 */
	public record Seen(boolean works, MailProblem problem, String details, int messages, Integer unseen, boolean idle,
			boolean encrypted) {

		static Seen failed(MailProblem problem, String details) {
			return new Seen(false, problem, details, 0, null, false, false);
		}

	}

}
