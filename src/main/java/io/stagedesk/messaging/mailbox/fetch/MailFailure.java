package io.stagedesk.messaging.mailbox.fetch;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;

import io.stagedesk.messaging.mailbox.MailProblem;
import io.stagedesk.messaging.mailbox.MailSecret;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.ReadOnlyFolderException;

/** A mailbox cannot be read now; says at which step, and what was said there. */
public class MailFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int LONGEST = 300;

	private final MailProblem problem;

	MailFailure(MailProblem problem, String details) {
		super(details);
		this.problem = problem;
	}

	MailFailure(MailProblem problem, String details, Throwable cause) {
		super(details, cause);
		this.problem = problem;
	}

	public MailProblem problem() {
		return this.problem;
	}

	/** What the other side said, on one line; empty where the problem says it all. */
	public String details() {
		return getMessage();
	}

	/** While connecting and logging in. */
	static MailFailure connecting(Exception failure, MailSecret secret) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MailFailure known) {
				return known;
			}
		}
		MailProblem problem = problem(failure);
		boolean says = problem != MailProblem.NAME_NOT_FOUND && problem != MailProblem.REFUSED;
		return new MailFailure(problem, says ? line(failure, secret) : "", failure);
	}

	/** While mails are read over a connection that stands. */
	static MailFailure reading(Exception failure) {
		return new MailFailure(MailProblem.CONNECTION_LOST, line(failure, new MailSecret("", "")), failure);
	}

	private static MailProblem problem(Exception failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnknownHostException) {
				return MailProblem.NAME_NOT_FOUND;
			}
			if (cause instanceof SocketTimeoutException) {
				return MailProblem.NO_ANSWER;
			}
			if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
				return MailProblem.REFUSED;
			}
			if (cause instanceof SSLException || String.valueOf(cause.getMessage()).contains("STARTTLS")) {
				return MailProblem.TLS;
			}
			if (cause instanceof AuthenticationFailedException) {
				return MailProblem.LOGIN;
			}
			if (cause instanceof FolderNotFoundException || cause instanceof ReadOnlyFolderException) {
				return MailProblem.FOLDER;
			}
		}
		return MailProblem.SERVER;
	}

	private static String line(Exception failure, MailSecret secret) {
		String text = secret.hide(String.valueOf(failure.getMessage())).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
		return text.codePoints()
			.filter((c) -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
			.limit(LONGEST)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
