package io.stagedesk.messaging.mime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.messaging.mime.DeliveryReport.Action;
import io.stagedesk.messaging.mime.DeliveryReport.Recipient;
import io.stagedesk.messaging.mime.head.HeaderText;
import io.stagedesk.messaging.mime.head.MessageIds;
import io.stagedesk.messaging.mime.part.Part;
import io.stagedesk.messaging.mime.text.Clean;

/** Reads delivery reports (RFC 3464), else asks {@link FreeReports}. */
final class DeliveryReports {

	private static final int MOST = 100;

	private static final Set<String> STATUSES = Set.of("message/delivery-status", "message/global-delivery-status");

	private static final Set<String> ORIGINALS = Set.of("message/rfc822", "text/rfc822-headers",
			"message/rfc822-headers", "message/global", "message/global-headers", "text/rfc822");

	private DeliveryReports() {
	}

	static Optional<DeliveryReport> in(Part root, String text) {
		String original = root.all()
			.filter((part) -> ORIGINALS.contains(part.head().getMimeType()))
			.map((part) -> messageId(part.beginningAsLatin()))
			.filter((id) -> !id.isEmpty())
			.findFirst()
			.orElse("");
		Optional<DeliveryReport> formal = root.all()
			.filter((part) -> STATUSES.contains(part.head().getMimeType()))
			.findFirst()
			.map((part) -> new DeliveryReport(recipients(HeaderText.characters(part.beginning())), original));
		return formal.or(() -> FreeReports.in(root.head().headers(), text, original));
	}

	static String messageId(String text) {
		String lines = text.toLowerCase(Locale.ROOT);
		int at = lines.startsWith("message-id:") ? 0 : lines.indexOf("\nmessage-id:") + 1;
		if (at == 0 && !lines.startsWith("message-id:")) {
			return "";
		}
		int start = at + "message-id:".length();
		return MessageIds.first(text.substring(start, Math.min(text.length(), start + 600))).orElse("");
	}

	private static List<Recipient> recipients(String status) {
		List<Recipient> recipients = new ArrayList<>();
		Map<String, String> fields = new LinkedHashMap<>();
		String last = "";
		for (String line : Clean.text(status).concat("\n\n").split("\n", -1)) {
			if (line.isBlank()) {
				add(fields, recipients);
				fields = new LinkedHashMap<>();
				continue;
			}
			int colon = line.indexOf(':');
			if (Character.isWhitespace(line.charAt(0)) && fields.containsKey(last)) {
				fields.compute(last, (name, value) -> Clean.cut(value + " " + line.strip(), 2_000));
			}
			else if (colon > 0) {
				last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
				fields.putIfAbsent(last, line.substring(colon + 1).strip());
			}
		}
		return recipients;
	}

	private static void add(Map<String, String> fields, List<Recipient> recipients) {
		boolean named = fields.containsKey("final-recipient") || fields.containsKey("original-recipient")
				|| fields.containsKey("action");
		if (!named || recipients.size() >= MOST) {
			return;
		}
		String address = address(fields.getOrDefault("original-recipient", ""));
		address = address.isEmpty() ? address(fields.getOrDefault("final-recipient", "")) : address;
		String status = status(fields.getOrDefault("status", ""));
		recipients.add(new Recipient(address, action(fields.getOrDefault("action", ""), status), status,
				diagnostic(fields.getOrDefault("diagnostic-code", ""))));
	}

	private static String address(String value) {
		int type = value.indexOf(';');
		return Addresses.of(value.substring(type + 1), 1)
			.stream()
			.findFirst()
			.map((found) -> found.address().toLowerCase(Locale.ROOT))
			.orElse("");
	}

	static String status(String value) {
		String first = value.strip().split("[^0-9.]", 2)[0];
		return first.matches("[245]\\.\\d{1,3}\\.\\d{1,3}") ? first : "";
	}

	private static Action action(String value, String status) {
		String word = value.strip().split("[^A-Za-z]", 2)[0].toUpperCase(Locale.ROOT);
		for (Action action : Action.values()) {
			if (action.name().equals(word)) {
				return action;
			}
		}
		return status.startsWith("2") ? Action.DELIVERED : status.startsWith("4") ? Action.DELAYED : Action.FAILED;
	}

	private static String diagnostic(String value) {
		int type = value.indexOf(';');
		return Clean.line((type > 0 && type < 20) ? value.substring(type + 1) : value, 500);
	}

}
