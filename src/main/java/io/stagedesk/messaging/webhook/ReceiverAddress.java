package io.stagedesk.messaging.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What the address of a receiver has to look like. */
final class ReceiverAddress {

	static final int LONGEST = 500;

	private ReceiverAddress() {
	}

	/**
	 * What is wrong with it.
	 * @param internal whether it may be in the desk's own network, and without encryption
	 */
	static Optional<String> fault(String text, boolean internal) {
		if (text.isBlank()) {
			return Optional.of("is required");
		}
		Optional<URI> address = parse(text);
		if (address.isEmpty()) {
			return Optional
				.of("must be an address of at most %d characters as https://example.com/path".formatted(LONGEST));
		}
		boolean encrypted = "https".equalsIgnoreCase(address.get().getScheme());
		if (!encrypted && !(internal && "http".equalsIgnoreCase(address.get().getScheme()))) {
			return Optional.of(internal ? "must begin with https:// or http://" : "must begin with https://");
		}
		return Optional.empty();
	}

	private static Optional<URI> parse(String text) {
		try {
			URI uri = new URI(text).parseServerAuthority();
			boolean right = text.length() <= LONGEST && text.chars().allMatch((one) -> one > ' ' && one < 127)
					&& uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null
					&& uri.getPort() != 0 && uri.getPort() <= 65535;
			return right ? Optional.of(uri) : Optional.empty();
		}
		catch (URISyntaxException ex) {
			return Optional.empty();
		}
	}

}
