package io.stagedesk.sla.web.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One version of a calendar or policy.
 *
 * @param differences in plain words from the version before; none for the first
 */
public record HistoryView(int version, Instant at, String by, List<String> differences) {

	private static final int MOST = 20;

	/**
	 * The newest versions.
	 * @param versions the newest first
	 * @param head who wrote a version, and when
	 * @param between what differs from an older to a newer one
	 */
	public static <T> List<HistoryView> of(List<T> versions, Function<T, HistoryView> head,
			BiFunction<T, T, List<String>> between) {
		List<HistoryView> history = new ArrayList<>();
		for (int index = 0; index < versions.size() && index < MOST; index++) {
			HistoryView one = head.apply(versions.get(index));
			history.add((index + 1 < versions.size())
					? one.with(between.apply(versions.get(index + 1), versions.get(index))) : one);
		}
		return history;
	}

	public HistoryView with(List<String> differences) {
		return new HistoryView(this.version, this.at, this.by, differences);
	}

}
