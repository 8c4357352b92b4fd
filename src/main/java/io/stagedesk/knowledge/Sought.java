package io.stagedesk.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What somebody looks for by typing: ranks things by how well their words fit. Rare words
 * count more than those that are everywhere, so no language needs a list of stop words.
 */
public final class Sought {

	private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

	private static final int MOST_WORDS = 12;

	private static final double ALL = 1;

	private final List<Term> terms;

	private final double share;

	private Sought(String query, double share) {
		this.terms = Term.of(BETWEEN.split(Plain.text(query))).stream().limit(MOST_WORDS).toList();
		this.share = share;
	}

	/** Every word has to be there, as when somebody picks by typing. */
	public static Sought all(String query) {
		return new Sought(query, ALL);
	}

	/** What has part of the words is found too, as when somebody tells a trouble. */
	public static Sought some(String query) {
		return new Sought(query, 0.4);
	}

	public boolean isEmpty() {
		return this.terms.isEmpty();
	}

	/** The best first; things that fit equally well stay in their order. */
	public <T> List<T> best(List<T> things, Function<T, List<Field>> fields, int limit) {
		if (isEmpty()) {
			return things.stream().limit(limit).toList();
		}
		List<double[]> fits = things.stream().map((one) -> fits(fields.apply(one))).toList();
		double[] weights = weights(fits);
		Map<Double, List<T>> found = new TreeMap<>(Comparator.reverseOrder());
		for (int at = 0; at < fits.size(); at++) {
			double score = score(fits.get(at), weights);
			if (score > 0) {
				found.computeIfAbsent(score, (key) -> new ArrayList<>()).add(things.get(at));
			}
		}
		return found.values().stream().flatMap(List::stream).limit(limit).toList();
	}

	private double[] fits(List<Field> fields) {
		return this.terms.stream()
			.mapToDouble(
					(term) -> fields.stream().mapToDouble((field) -> field.weight() * term.fit(field)).max().orElse(0))
			.toArray();
	}

	/** What nothing has tells nothing, unless every word has to be there. */
	private double[] weights(List<double[]> fits) {
		double[] weights = new double[this.terms.size()];
		for (int term = 0; term < weights.length; term++) {
			int column = term;
			long having = fits.stream().filter((fit) -> fit[column] > 0).count();
			boolean counts = having > 0 || this.share == ALL;
			weights[term] = counts ? Math.log(1 + (fits.size() + 1.0) / (having + 0.5)) * this.terms.get(term).part()
					: 0;
		}
		return weights;
	}

	/** Nothing where less than the share of what was looked for is there. */
	private double score(double[] fits, double[] weights) {
		double score = 0;
		double met = 0;
		double wanted = 0;
		for (int term = 0; term < fits.length; term++) {
			score += fits[term] * weights[term];
			met += (fits[term] > 0) ? weights[term] : 0;
			wanted += weights[term];
		}
		return (met >= wanted * this.share - 1e-9) ? score : 0;
	}

	/**
	 * One text of a thing.
	 *
	 * @param text as {@link Plain} makes it
	 * @param close whether words with a slip of the finger fit too
	 */
	public record Field(String text, double weight, boolean close) {
	}

}
