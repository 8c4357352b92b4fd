package io.stagedesk.staff.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.api.Tokens;

import org.springframework.session.Session;

/**
 * A session as one request has it: remembers which of its columns the request changed, so
 * that two requests at once do not undo each other's work.
 */
class BrowserSession implements Session {

	private final Map<Kept, Object> attributes = new EnumMap<>(Kept.class);

	private final Set<Kept> changed = EnumSet.noneOf(Kept.class);

	private final Instant begun;

	private final Instant seen;

	private final Duration lives;

	private String id;

	private String storedId;

	private BrowserSession(String id, String storedId, Instant begun, Instant seen, Duration lives) {
		this.id = id;
		this.storedId = storedId;
		this.begun = begun;
		this.seen = seen;
		this.lives = lives;
	}

	static BrowserSession begin(Instant now, Duration lives) {
		return new BrowserSession(Tokens.random(), null, now, now, lives);
	}

	static BrowserSession stored(String id, Map<Kept, Object> attributes, Instant begun, Instant seen, Duration lives) {
		BrowserSession session = new BrowserSession(id, id, begun, seen, lives);
		session.attributes.putAll(attributes);
		return session;
	}

	boolean isNew() {
		return this.storedId == null;
	}

	boolean isRenamed() {
		return !this.id.equals(this.storedId);
	}

	boolean isChanged() {
		return isRenamed() || !this.changed.isEmpty();
	}

	/** The id by which the table knows it until it is written. */
	String storedId() {
		return this.storedId;
	}

	/** What the request has written, {@code null} for what it has taken away. */
	Map<Kept, String> changes() {
		Map<Kept, String> changes = new EnumMap<>(Kept.class);
		this.changed.forEach((one) -> changes.put(one, text(one)));
		return changes;
	}

	/** What stands in this column, or {@code null}. */
	String text(Kept kept) {
		Object value = this.attributes.get(kept);
		return (value != null) ? kept.text(value) : null;
	}

	void written() {
		this.storedId = this.id;
		this.changed.clear();
	}

	@Override
	public String getId() {
		return this.id;
	}

	@Override
	public String changeSessionId() {
		this.id = Tokens.random();
		return this.id;
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T getAttribute(String name) {
		return Arrays.stream(Kept.values())
			.filter((one) -> one.attribute().equals(name))
			.findFirst()
			.map((one) -> (T) this.attributes.get(one))
			.orElse(null);
	}

	@Override
	public Set<String> getAttributeNames() {
		return this.attributes.keySet().stream().map(Kept::attribute).collect(Collectors.toSet());
	}

	@Override
	public void setAttribute(String name, Object value) {
		if (value == null) {
			removeAttribute(name);
			return;
		}
		Kept kept = Kept.named(name);
		this.attributes.put(kept, value);
		this.changed.add(kept);
	}

	@Override
	public void removeAttribute(String name) {
		if (getAttribute(name) != null) {
			Kept kept = Kept.named(name);
			this.attributes.remove(kept);
			this.changed.add(kept);
		}
	}

	@Override
	public Instant getCreationTime() {
		return this.begun;
	}

	@Override
	public Instant getLastAccessedTime() {
		return this.seen;
	}

	@Override
	public void setLastAccessedTime(Instant time) {
		// The table says it when it is read, once a minute at most.
	}

	@Override
	public Duration getMaxInactiveInterval() {
		return this.lives;
	}

	@Override
	public void setMaxInactiveInterval(Duration interval) {
		// All sessions live equally long.
	}

	@Override
	public boolean isExpired() {
		return false;
	}

}
