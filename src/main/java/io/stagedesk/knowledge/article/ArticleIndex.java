package io.stagedesk.knowledge.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.stagedesk.knowledge.Plain;
import io.stagedesk.knowledge.Sought;
import io.stagedesk.knowledge.Sought.Field;

import org.springframework.stereotype.Component;

/**
 * Finds articles without reading them all each time: each node keeps them as they are
 * looked through, and asks before each search which have changed.
 */
@Component
class ArticleIndex {

	private static final int ENOUGH = 4_000;

	private final ArticleRows rows;

	private volatile Known known = new Known(0, List.of());

	ArticleIndex(ArticleRows rows) {
		this.rows = rows;
	}

	/** The best first; without words the newest. */
	List<Article> find(Sought sought, Predicate<Article> readable, int limit) {
		return sought
			.best(fresh().entries().stream().filter((one) -> readable.test(one.article())).toList(), Entry::fields,
					limit)
			.stream()
			.map(Entry::article)
			.toList();
	}

	private Known fresh() {
		Known held = this.known;
		long changes = this.rows.changes();
		if (held.changes() == changes) {
			return held;
		}
		Map<String, Entry> entries = new TreeMap<>();
		if (held.changes() < changes) {
			held.entries().forEach((one) -> entries.put(one.article().slug(), one));
		}
		this.rows.find("a.changed_in > ?", (held.changes() < changes) ? held.changes() : 0)
			.forEach((one) -> entries.put(one.slug(), Entry.of(one)));
		List<Entry> newestFirst = entries.values()
			.stream()
			.sorted(Comparator.comparing((Entry one) -> one.article().changedAt()).reversed())
			.toList();
		Known fresh = new Known(changes, newestFirst);
		this.known = fresh;
		return fresh;
	}

	/** An article and its words. */
	private record Entry(Article article, List<Field> fields) {

		static Entry of(Article article) {
			List<Field> fields = new ArrayList<>();
			fields.add(new Field(Plain.text(article.slug()), 4, false));
			fields.add(new Field(Plain.text(String.join(" ", article.terms().tags())), 4, true));
			article.terms().texts().values().forEach((text) -> {
				fields.add(new Field(Plain.text(text.title()), 5, true));
				fields.add(new Field(Plain.text(text.summary()), 3, true));
				String body = text.body();
				fields.add(new Field(Plain.text(body.substring(0, Math.min(ENOUGH, body.length()))), 1, false));
			});
			return new Entry(article, List.copyOf(fields));
		}

	}

	private record Known(long changes, List<Entry> entries) {
	}

}
