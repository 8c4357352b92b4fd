package io.stagedesk.messaging.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.api.Tokens;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

/**
 * Signs what comes back with an answer: the Message-IDs of our mails, and the addresses
 * that answers go to. A token reads {@code SD-100001.<for whom>.<signature>}, in lower
 * case, as relays change the case of addresses.
 */
@Component
public class ReplyTokens {

	private static final int SIGNATURE = 24;

	private static final Pattern TOKEN = Pattern
		.compile("(?<![a-z0-9-])sd-([0-9]{6,18})\\.([a-z0-9_-]{1,62})\\.([0-9a-f]{" + SIGNATURE + "})(?![0-9a-f])");

	private final DeskSecrets secrets;

	ReplyTokens(DeskSecrets secrets) {
		this.secrets = secrets;
	}

	/** A Message-ID for a mail about a ticket. */
	public String messageId(String number, String domain) {
		String once = "m" + Tokens.hash(Tokens.random()).substring(0, 12);
		return "<%s@%s>".formatted(token(number, once), domain);
	}

	/** The address to which the requester's answers go. */
	public String forRequester(String number, String address) {
		return extended(address, token(number, "r"));
	}

	/**
	 * The address by which one agent answers one ticket by mail; nobody else gets to know
	 * it.
	 */
	public String forAgent(String number, String login, String address) {
		return extended(address,
				token(number, "a-" + HexFormat.of().formatHex(login.getBytes(StandardCharsets.UTF_8))));
	}

	/** The first genuine token in an address, a Message-ID or any other text. */
	public Optional<Token> find(String text) {
		Matcher matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
		while (matcher.find()) {
			String number = "SD-" + matcher.group(1);
			if (isGenuine(number, matcher.group(2), matcher.group(3))) {
				return Optional.of(new Token(number, login(matcher.group(2))));
			}
		}
		return Optional.empty();
	}

	private boolean isGenuine(String number, String whom, String signature) {
		return MessageDigest.isEqual(signature(number, whom).getBytes(StandardCharsets.US_ASCII),
				signature.getBytes(StandardCharsets.US_ASCII));
	}

	private String token(String number, String whom) {
		return number + "." + whom + "." + signature(number, whom);
	}

	private String signature(String number, String whom) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(this.secrets.key("reply"), "HmacSHA256"));
			byte[] signed = mac.doFinal((number + " " + whom).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(signed).substring(0, SIGNATURE);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Optional<String> login(String whom) {
		if (!whom.matches("a-([0-9a-f]{2})+")) {
			return Optional.empty();
		}
		return Optional.of(new String(HexFormat.of().parseHex(whom.substring(2)), StandardCharsets.UTF_8));
	}

	private static String extended(String address, String extension) {
		int at = address.lastIndexOf('@');
		return address.substring(0, at) + "+" + extension + address.substring(at);
	}

	/**
	 * A genuine token.
	 *
	 * @param agent whose address it is; empty where it is the requester's
	 */
	public record Token(String number, Optional<String> agent) {
	}

}
