package io.stagedesk.sla;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who has a ticket for its own segment, and may have promised a time for it (OLA).
 *
 * @param name id of the team, or key of the vendor
 */
public record Party(Kind kind, String name) {

	public static Party team(String id) {
		return new Party(Kind.TEAM, id);
	}

	public static Party vendor(String key) {
		return new Party(Kind.VENDOR, key);
	}

	/** Reads {@code team:payments}. */
	public static Optional<Party> parse(String text) {
		return Stream.of(Kind.values())
			.filter((kind) -> text.startsWith(kind.prefix()))
			.findFirst()
			.map((kind) -> new Party(kind, text.substring(kind.prefix().length())));
	}

	@Override
	public String toString() {
		return this.kind.prefix() + this.name;
	}

	/** What there is. */
	public enum Kind {

		TEAM, VENDOR;

		/** Its name in JSON. */
		public String field() {
			return name().toLowerCase(Locale.ROOT);
		}

		private String prefix() {
			return field() + ":";
		}

	}

}
