package io.stagedesk.ticket.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Models of the languages that are written with Latin letters. They are read beside the
 * work of the desk, once it is up; until then they know no language.
 */
@Component
class LatinModels {

	private static final Logger LOG = LoggerFactory.getLogger(LatinModels.class);

	private static final Language[] LANGUAGES = { Language.ENGLISH, Language.SPANISH, Language.PORTUGUESE,
			Language.FRENCH, Language.GERMAN, Language.ITALIAN, Language.VIETNAMESE, Language.INDONESIAN,
			Language.MALAY, Language.TURKISH, Language.TAGALOG };

	private static final String ENGLISH = "en";

	/** How much likelier the first language has to be than the second. */
	private static final double SURE = 0.01;

	/**
	 * What a small word adds to the likelihood that the letters give, which is up to 1.
	 */
	private static final double SMALL_WORD = 0.2;

	/** What is added where that word is all that was written. */
	private static final double ONLY_WORD = 1;

	/**
	 * How much less likely English may be by its letters where one word is all, which
	 * nobody knows: letters of one word tell little, and English words are everywhere.
	 */
	private static final double UNKNOWN_WORD = 0.15;

	private volatile LanguageDetector models;

	@EventListener(ApplicationReadyEvent.class)
	void read() {
		Thread reader = new Thread(this::load, "language-models");
		reader.setDaemon(true);
		reader.start();
	}

	void load() {
		try {
			LanguageDetector read = LanguageDetectorBuilder.fromLanguages(LANGUAGES)
				.withLowAccuracyMode()
				.withPreloadedLanguageModels()
				.build();
			read.detectLanguageOf("The first question takes the longest");
			this.models = read;
		}
		catch (RuntimeException | LinkageError ex) {
			LOG.warn("The models of languages cannot be read; scripts alone tell the language", ex);
		}
	}

	boolean isRead() {
		return this.models != null;
	}

	/** Empty while no model is read, and where two languages are as likely. */
	Optional<String> language(String prose) {
		return SmallWords.clearly(prose).or(() -> byLetters(prose));
	}

	private Optional<String> byLetters(String prose) {
		LanguageDetector asked = this.models;
		if (asked == null) {
			return Optional.empty();
		}
		try {
			return likeliest(asked.computeLanguageConfidenceValues(prose), hints(prose));
		}
		catch (RuntimeException ex) {
			LOG.warn("The models of languages gave no answer", ex);
			return Optional.empty();
		}
	}

	private static Map<String, Double> hints(String prose) {
		boolean alone = prose.indexOf(' ') < 0;
		Map<String, Integer> words = SmallWords.in(prose);
		if (alone && words.isEmpty()) {
			return Map.of(ENGLISH, UNKNOWN_WORD);
		}
		return words.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(entry) -> entry.getValue() * (alone ? ONLY_WORD : SMALL_WORD)));
	}

	private static Optional<String> likeliest(SortedMap<Language, Double> letters, Map<String, Double> hints) {
		List<Map.Entry<String, Double>> ranking = letters.entrySet().stream().map((entry) -> {
			String language = entry.getKey().getIsoCode639_1().toString();
			return Map.entry(language, entry.getValue() + hints.getOrDefault(language, 0D));
		}).sorted(Map.Entry.<String, Double>comparingByValue().reversed()).toList();
		boolean sure = ranking.size() == 1
				|| (ranking.size() > 1 && ranking.get(0).getValue() - ranking.get(1).getValue() >= SURE);
		return sure ? Optional.of(ranking.get(0).getKey()) : Optional.empty();
	}

}
