package io.stagedesk.messaging;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/**
 * What a failed attempt means (RFC 5321 4.2.1, RFC 3463).
 *
 * @param everyMail whether any other mail would fail as well: the relay is not there,
 * breaks off, or does not let us in
 * @param status as in {@code 5.1.1}, or empty
 * @param text what the relay said
 */
record SmtpAnswer(Verdict verdict, boolean everyMail, String status, String text) {

	private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b");

	private static final int DEEPEST = 10;

	/** The mail cannot be made; one without a good address never can. */
	static SmtpAnswer unmade(Exception failure) {
		boolean address = failure instanceof AddressException;
		return new SmtpAnswer(address ? Verdict.NEVER : Verdict.LATER, false, "",
				address ? "is not an address that mail can go to" : failure.getClass().getSimpleName());
	}

	static SmtpAnswer of(Exception failure) {
		int code = code(failure, DEEPEST);
		String text = OneHeaderLine.of(Objects.requireNonNullElse(deepest(failure).getMessage(), failure.toString()));
		Matcher enhanced = ENHANCED.matcher(text);
		String status = enhanced.find() ? enhanced.group(1) : "";
		boolean everyMail = code <= 0 || code == 421 || failure instanceof MailAuthenticationException;
		return new SmtpAnswer(verdict(code, status), everyMail,
				status.isEmpty() && code > 0 ? String.valueOf(code) : status, text);
	}

	/** A refusal of the address, or of the mail; all others may pass. */
	private static Verdict verdict(int code, String status) {
		if (code < 500 || code > 599 || code == 530 || code == 535 || status.startsWith("4")) {
			return Verdict.LATER;
		}
		boolean address = status.isEmpty() ? (code == 550 || code == 551 || code == 553) : status.startsWith("5.1.");
		return address ? Verdict.NO_SUCH_ADDRESS : Verdict.NEVER;
	}

	private static int code(Throwable failure, int depth) {
		if (failure == null || depth == 0) {
			return 0;
		}
		if (failure instanceof SMTPAddressFailedException address) {
			return address.getReturnCode();
		}
		if (failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0) {
			return code(sending.getMessageExceptions()[0], depth - 1);
		}
		int inner = (failure instanceof MessagingException messaging) ? code(messaging.getNextException(), depth - 1)
				: code(failure.getCause(), depth - 1);
		if (inner > 0) {
			return inner;
		}
		if (failure instanceof SMTPSendFailedException sending) {
			return sending.getReturnCode();
		}
		return (failure instanceof SMTPSenderFailedException sender) ? sender.getReturnCode() : 0;
	}

	private static Throwable deepest(Throwable failure) {
		Throwable one = failure;
		for (int depth = 0; depth < DEEPEST; depth++) {
			Throwable next = (one instanceof MailSendException sending && sending.getMessageExceptions().length > 0)
					? sending.getMessageExceptions()[0]
					: (one instanceof MessagingException messaging) ? messaging.getNextException() : one.getCause();
			if (next == null || next == one) {
				return one;
			}
			one = next;
		}
		return one;
	}

	/** What to do after it. */
	enum Verdict {

		LATER, NEVER, NO_SUCH_ADDRESS

	}

}
