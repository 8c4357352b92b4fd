package io.stagedesk.messaging.incoming;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.messaging.TeamAddresses;
import io.stagedesk.messaging.incoming.Decision.Aside;
import io.stagedesk.messaging.incoming.MailDecisions.Case;
import io.stagedesk.messaging.token.DeskSecrets;

import org.springframework.stereotype.Component;

/** Reasons to keep a mail from the tickets until somebody has looked at it. */
@Component
class Judgements {

	private static final Pattern RESULT = Pattern.compile("(?i)\\b(dmarc|spf|dkim)\\s*=\\s*([a-z]+)");

	private final TeamAddresses addresses;

	private final DeskSecrets secrets;

	private final IncomingRows rows;

	private final IncomingSettings settings;

	Judgements(TeamAddresses addresses, DeskSecrets secrets, IncomingRows rows, IncomingSettings settings) {
		this.addresses = addresses;
		this.secrets = secrets;
		this.rows = rows;
		this.settings = settings;
	}

	/** Ours came back, or somebody writes in our name: answering it would go round. */
	Optional<Decision> own(Case one) {
		boolean marked = one.mail()
			.headers()
			.getOrDefault("x-stagedesk", List.of())
			.contains(this.secrets.text("mark"));
		boolean ours = marked || this.addresses.isOurs(one.sender());
		return ours && one.mail().report().isEmpty()
				? Optional.of(new Aside(IncomingState.RULED_OUT, MailReason.OWN_MAIL, one.by(),
						marked ? "carries the mark of this desk" : "comes from one of our addresses"))
				: Optional.empty();
	}

	Optional<Decision> withoutSender(Case one) {
		return one.sender().isEmpty() ? Optional.of(new Aside(IncomingState.QUARANTINED, MailReason.NO_SENDER, one.by(),
				"names no address that could be answered")) : Optional.empty();
	}

	/**
	 * The mail server found the sender wrong (RFC 8601): DMARC failed, or where nothing
	 * is said of it both of SPF and DKIM.
	 */
	Optional<Decision> forged(Case one) {
		String verifier = this.settings.trustedVerifier().strip().toLowerCase(Locale.ROOT);
		if (verifier.isEmpty()) {
			return Optional.empty();
		}
		return one.mail()
			.headers()
			.getOrDefault("authentication-results", List.of())
			.stream()
			.filter((line) -> line.strip().toLowerCase(Locale.ROOT).split("[;\\s]", 2)[0].equals(verifier))
			.findFirst()
			.filter((line) -> isForged(results(line)))
			.map((line) -> new Aside(IncomingState.QUARANTINED, MailReason.FORGED, one.by(), line.strip()));
	}

	private static boolean isForged(Map<String, String> results) {
		String dmarc = results.getOrDefault("dmarc", "none");
		return dmarc.equals("fail") || (dmarc.equals("none") && results.getOrDefault("spf", "").equals("fail")
				&& !results.getOrDefault("dkim", "").equals("pass"));
	}

	/** Of several signatures one that holds is enough. */
	private static Map<String, String> results(String line) {
		Map<String, String> results = new java.util.HashMap<>();
		Matcher matcher = RESULT.matcher(line);
		while (matcher.find()) {
			results.merge(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2).toLowerCase(Locale.ROOT),
					(before, now) -> before.equals("pass") ? before : now);
		}
		return results;
	}

	Optional<Decision> tooMany(Case one) {
		IncomingSettings.Budget budget = this.settings.budget();
		return Map
			.of(Duration.ofMinutes(10), budget.tenMinutes(), Duration.ofHours(1), budget.hour(), Duration.ofDays(1),
					budget.day())
			.entrySet()
			.stream()
			.filter((bound) -> this.rows.from(one.sender(), bound.getKey(), bound.getValue()) >= bound.getValue())
			.findFirst()
			.map((bound) -> new Aside(IncomingState.QUARANTINED, MailReason.OVER_BUDGET, one.by(),
					"more than %d mails from this address in %d minutes".formatted(bound.getValue(),
							bound.getKey().toMinutes())));
	}

}
