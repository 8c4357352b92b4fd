package io.stagedesk.messaging.layout;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Pictures of one layout as data URIs, as long as they are not too large together. */
public final class Pictures {

	private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

	private static final long MOST = 6 * 1024 * 1024;

	private long left = MOST;

	/** The picture, where it is one and there is room for it. */
	public Optional<String> data(String type, long size, Callable<InputStream> bytes) {
		if (!TYPES.contains(type) || size > this.left) {
			return Optional.empty();
		}
		this.left -= size;
		try (InputStream picture = bytes.call()) {
			return Optional.of("data:%s;base64,%s".formatted(type,
					Base64.getEncoder().encodeToString(picture.readNBytes((int) size))));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
