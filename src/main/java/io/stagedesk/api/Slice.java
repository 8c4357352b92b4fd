package io.stagedesk.api;

import java.util.List;
import java.util.function.Function;

/**
 * One keyset page.
 *
 * @param items the rows of this page
 * @param next the cursor of the next page, or {@code null} on the last one
 */
public record Slice<T>(List<T> items, String next) {

	public Slice {
		items = List.copyOf(items);
	}

	/** Cuts {@code limit + 1} rows read down to a page and its cursor. */
	public static <T> Slice<T> of(List<T> read, int limit, Function<T, String> cursor) {
		if (read.size() <= limit) {
			return new Slice<>(read, null);
		}
		List<T> items = read.subList(0, limit);
		return new Slice<>(items, cursor.apply(items.get(limit - 1)));
	}

	public <R> Slice<R> map(Function<T, R> mapping) {
		return new Slice<>(this.items.stream().map(mapping).toList(), this.next);
	}

}
