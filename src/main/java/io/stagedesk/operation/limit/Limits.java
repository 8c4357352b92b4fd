package io.stagedesk.operation.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.stagedesk.api.TooOftenException;

import org.springframework.stereotype.Service;

/**
 * Counts requests within windows of time. Names of people and addresses are kept only as
 * hashes.
 */
@Service
public class Limits {

	private final LimitSettings settings;

	private final LimitRows rows;

	private final Clock clock;

	private volatile Window current;

	Limits(LimitSettings settings, LimitRows rows, Clock clock) {
		this.settings = settings;
		this.rows = rows;
		this.clock = clock;
		this.current = new Window(Instant.MIN, rows);
	}

	/**
	 * Counts a ticket of a requester.
	 * @throws TooOftenException where there were too many (429)
	 */
	public void countTicketOf(String requester) {
		count("requester", requester, this.settings.perRequester()).ifPresent((wait) -> {
			throw new TooOftenException(wait);
		});
	}

	/** How long this user or key has to wait, where it asks too often. */
	Optional<Duration> countRequestOf(String login) {
		return count("person", login, this.settings.perPerson());
	}

	/** How long this address has to wait, where it asks too often. */
	Optional<Duration> countRequestFrom(String address) {
		return count("address", address, this.settings.perAddress());
	}

	private Optional<Duration> count(String kind, String who, long limit) {
		if (limit == 0) {
			return Optional.empty();
		}
		Instant now = this.clock.instant();
		Window window = window(now);
		return window.take(kind + ":" + who, limit) ? Optional.empty()
				: Optional.of(Duration.between(now, window.begin().plus(this.settings.window())).plusSeconds(1));
	}

	private Window window(Instant now) {
		Window window = this.current;
		long length = this.settings.window().toMillis();
		Instant begin = Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), length) * length);
		if (!window.begin().equals(begin)) {
			window = new Window(begin, this.rows);
			this.current = window;
		}
		return window;
	}

}
