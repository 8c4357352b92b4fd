package io.stagedesk.messaging.mime.sign;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code bare-thanks.txt} holds.
 *
 * @param known phrases of thanks and greeting, the longest first
 * @param others words that are no names, though they may stand where a name does
 */
record ThanksPhrases(List<String> known, Set<String> others) {

	static ThanksPhrases load() {
		try (InputStream in = ThanksPhrases.class.getResourceAsStream("bare-thanks.txt");
				BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			List<String> lines = reader.lines()
				.map((line) -> Normalizer.normalize(line.strip(), Normalizer.Form.NFKC))
				.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
				.toList();
			List<String> known = lines.stream()
				.filter((line) -> !line.startsWith("-"))
				.sorted(Comparator.comparingInt(String::length).reversed())
				.toList();
			Set<String> others = lines.stream()
				.filter((line) -> line.startsWith("-"))
				.flatMap((line) -> List.of(line.substring(1).strip().split("\\s+")).stream())
				.collect(Collectors.toUnmodifiableSet());
			return new ThanksPhrases(known, others);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
