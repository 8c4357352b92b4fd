package io.stagedesk.workflow.web.help;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a requester may ask about, and what the desk needs to know for it. */
enum Topic {

	PAYMENT("payment", "payment", new Field("orderId", true, false), new Field("amount", true, false),
			new Field("method", true, false, "card", "apple", "google", "wallet", "other")),
	BAN("ban", "shield", new Field("accountId", true, false)),
	TECHNICAL("technical", "call", new Field("device", true, true), new Field("appVersion", false, true),
			new Field("happenedAt", true, true),
			new Field("network", false, true, "wifi", "mobile", "cable", "unknown")),
	ORDER("order", "parcel", new Field("orderId", true, false)), ACCOUNT("account", "user"), OTHER(null, "talk");

	private final String category;

	private final String icon;

	private final List<Field> fields;

	Topic(String category, String icon, Field... fields) {
		this.category = category;
		this.icon = icon;
		this.fields = List.of(fields);
	}

	static Optional<Topic> of(String key) {
		return Arrays.stream(values()).filter((one) -> one.key().equals(key)).findFirst();
	}

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	String icon() {
		return this.icon;
	}

	/** The category that the topic gives, or {@code null}: then the tables decide. */
	String category() {
		return this.category;
	}

	List<Field> fields() {
		return this.fields;
	}

	/**
	 * A field that only some topics have.
	 *
	 * @param technical whether it tells about app and device, not about the request
	 * @param options what may be chosen; empty for a text
	 */
	record Field(String name, boolean required, boolean technical, List<String> options) {

		Field(String name, boolean required, boolean technical, String... options) {
			this(name, required, technical, List.of(options));
		}

	}

}
