package io.stagedesk.messaging.mime.head;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds message ids in header values: in angle brackets, printable ASCII, bounded. */
public final class MessageIds {

	private static final int LONGEST = 500;

	private static final int MOST = 50;

	private static final int MOST_READ = 2_000;

	private MessageIds() {
	}

	/** The first id, or empty. */
	public static Optional<String> first(String value) {
		List<String> ids = in(value);
		if (!ids.isEmpty()) {
			return Optional.of(ids.get(0));
		}
		String bare = value.strip();
		return isBare(bare) ? Optional.of("<" + bare + ">") : Optional.empty();
	}

	/** At most 50, the nearest first: In-Reply-To, then References from the last. */
	public static List<String> nearestFirst(String inReplyTo, String references) {
		Set<String> ids = new LinkedHashSet<>(in(inReplyTo));
		if (ids.isEmpty()) {
			first(inReplyTo).ifPresent(ids::add);
		}
		List<String> before = in(references);
		Collections.reverse(before);
		ids.addAll(before);
		return ids.stream().limit(MOST).toList();
	}

	private static List<String> in(String value) {
		List<String> ids = new ArrayList<>();
		int at = value.indexOf('<');
		while (at >= 0) {
			int end = value.indexOf('>', at);
			if (end < 0) {
				break;
			}
			String id = value.substring(Math.max(at, value.lastIndexOf('<', end)), end + 1).replaceAll("\\s", "");
			if (isId(id)) {
				ids.add(id);
			}
			at = value.indexOf('<', end);
		}
		return (ids.size() > MOST_READ) ? new ArrayList<>(ids.subList(ids.size() - MOST_READ, ids.size())) : ids;
	}

	private static boolean isId(String id) {
		return id.length() > 2 && id.length() <= LONGEST && isPrintable(id);
	}

	private static boolean isBare(String id) {
		return id.indexOf('@') > 0 && id.length() <= LONGEST - 2 && isPrintable(id) && id.indexOf('<') < 0
				&& id.indexOf('>') < 0;
	}

	private static boolean isPrintable(String id) {
		return id.chars().allMatch((c) -> c > ' ' && c < 127);
	}

}
