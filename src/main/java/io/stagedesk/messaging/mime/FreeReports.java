package io.stagedesk.messaging.mime;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.messaging.mime.DeliveryReport.Action;
import io.stagedesk.messaging.mime.DeliveryReport.Recipient;
import io.stagedesk.messaging.mime.part.Headers;
import io.stagedesk.messaging.mime.text.Clean;

/** Reads what relays say in their own words: qmail, Exim, old Postfix and Exchange. */
final class FreeReports {

	private static final int LOOKED_AT = 8_000;

	private static final int MOST = 10;

	private static final List<String> FAILURES = List.of("undeliver", "failure notice", "delivery failed",
			"delivery failure", "delivery has failed", "delivery status notification", "returned mail",
			"returned to sender", "could not be delivered", "couldn't be delivered", "wasn't able to deliver",
			"unable to deliver", "mail delivery failed", "did not reach the following", "this is the qmail-send",
			"permanent fatal errors", "unzustellbar", "nicht zugestellt", "non remis", "échec de la remise",
			"no se pudo entregar", "não foi entregue", "退信", "退回", "无法投递", "無法傳遞", "配信不能", "配信できません", "не доставлено");

	private static final List<String> DELAYS = List.of("delayed", "warning: message", "will be retried", "still trying",
			"not yet been delivered", "delay notification");

	private static final List<String> UNKNOWN = List.of("user unknown", "unknown user", "no such user",
			"does not exist", "doesn't exist", "no mailbox here", "mailbox unavailable", "mailbox not found",
			"recipient rejected", "address rejected", "invalid recipient");

	private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

	private static final Pattern CODE = Pattern.compile("(?<![\\d.])([45])\\d\\d[ -]");

	private FreeReports() {
	}

	static Optional<DeliveryReport> in(Headers head, String text, String original) {
		String failed = head.first("x-failed-recipients");
		boolean exim = !failed.isEmpty();
		String subject = head.text("subject", 200).toLowerCase(Locale.ROOT);
		String words = Clean.cut(text, LOOKED_AT);
		String lower = words.toLowerCase(Locale.ROOT);
		boolean delayed = DELAYS.stream().anyMatch((sign) -> subject.contains(sign) || lower.contains(sign));
		boolean failure = FAILURES.stream().anyMatch((sign) -> subject.contains(sign) || lower.contains(sign));
		if (!exim && (!isMachine(head) || (!failure && !delayed))) {
			return Optional.empty();
		}
		Action action = (delayed && !exim) ? Action.DELAYED : Action.FAILED;
		String status = status(words, lower, action);
		String diagnostic = diagnostic(words);
		List<Recipient> recipients = addresses(exim ? failed : words, head).stream()
			.map((address) -> new Recipient(address, action, status, diagnostic))
			.toList();
		String id = original.isEmpty() ? DeliveryReports.messageId(text) : original;
		return Optional.of(new DeliveryReport(recipients, id));
	}

	private static boolean isMachine(Headers head) {
		String from = Addresses.of(head.first("from"), 1).stream().findFirst().map(Address::address).orElse("");
		String local = from.substring(0, Math.max(0, from.indexOf('@'))).toLowerCase(Locale.ROOT);
		return head.first("return-path").strip().equals("<>") || local.equals("mailer-daemon")
				|| local.equals("postmaster")
				|| head.first("from").toLowerCase(Locale.ROOT).startsWith("mailer-daemon");
	}

	private static String status(String words, String lower, Action action) {
		Matcher status = STATUS.matcher(words);
		if (status.find()) {
			return status.group(1);
		}
		Matcher code = CODE.matcher(words);
		if (code.find()) {
			return code.group(1) + ".0.0";
		}
		boolean unknown = action == Action.FAILED && UNKNOWN.stream().anyMatch(lower::contains);
		return unknown ? "5.1.1" : "";
	}

	private static String diagnostic(String words) {
		String first = "";
		for (String line : words.split("\n")) {
			if (STATUS.matcher(line).find() || CODE.matcher(line).find()) {
				return Clean.line(line, 500);
			}
			String lower = line.toLowerCase(Locale.ROOT);
			first = (first.isEmpty() && UNKNOWN.stream().anyMatch(lower::contains)) ? line : first;
		}
		return Clean.line(first, 500);
	}

	private static Set<String> addresses(String words, Headers head) {
		String own = head.first("from").toLowerCase(Locale.ROOT);
		Set<String> found = new LinkedHashSet<>();
		for (String word : words.split("[\\s<>()\\[\\],;:\"']+")) {
			int at = word.indexOf('@');
			String address = (at > 0) ? Addresses.address(word.replaceAll("[.]+$", "")).toLowerCase(Locale.ROOT) : "";
			boolean usable = address.indexOf('.', address.indexOf('@') + 1) > 0 && !own.contains(address)
					&& !address.startsWith("postmaster@") && !address.startsWith("mailer-daemon@");
			if (usable) {
				found.add(address);
			}
			if (found.size() >= MOST || (!found.isEmpty() && word.equals("Message-ID"))) {
				break;
			}
		}
		return found;
	}

}
