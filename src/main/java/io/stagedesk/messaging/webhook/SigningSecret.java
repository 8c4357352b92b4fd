package io.stagedesk.messaging.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a receiver proves a message with, as
 * <a href="https://www.standardwebhooks.com">Standard Webhooks</a> has it.
 *
 * @param text {@code whsec_} and 32 bytes in base64
 */
record SigningSecret(String text) {

	private static final String PREFIX = "whsec_";

	private static final int BYTES = 32;

	private static final SecureRandom RANDOM = new SecureRandom();

	static SigningSecret random() {
		byte[] bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
	}

	/**
	 * @param timestamp in seconds since 1970
	 * @return {@code v1,} and HMAC-SHA256 over id, timestamp and body, in base64
	 */
	String sign(String messageId, long timestamp, String body) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(Base64.getDecoder().decode(this.text.substring(PREFIX.length())), "HmacSHA256"));
			byte[] signed = mac.doFinal((messageId + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
			return "v1," + Base64.getEncoder().encodeToString(signed);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
