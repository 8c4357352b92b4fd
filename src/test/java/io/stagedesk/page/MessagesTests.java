package io.stagedesk.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MessagesTests {

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final Pattern KEY = Pattern
		.compile("#\\{([a-zA-Z0-9._-]+)|#messages\\.msg\\('([a-zA-Z0-9._-]+)'\\)");

	@ParameterizedTest
	@ValueSource(strings = { "messages", "mails" })
	void everyTextExistsInEachLanguage(String bundle) {
		assertThat(keys(bundle + "_zh_CN")).isEqualTo(keys(bundle));
	}

	@Test
	void templatesUseTextsThatExist() {
		Set<String> known = new TreeSet<>(keys("messages"));
		known.addAll(keys("mails"));
		Set<String> used = new TreeSet<>();
		templates().forEach((template) -> {
			Matcher key = KEY.matcher(template);
			while (key.find()) {
				used.add((key.group(1) != null) ? key.group(1) : key.group(2));
			}
		});
		assertThat(used).isNotEmpty();
		assertThat(known).containsAll(used);
	}

	@Test
	void refusalsAreSaidInChineseToo() throws IOException {
		Pattern refusal = Pattern.compile("new (?:StageNotAllowed|NotAllowed|FourEyes)Exception\\(\\s*\"([^\":]+)");
		Set<String> said = new TreeSet<>();
		try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
			for (Path source : sources.filter((path) -> path.toString().endsWith(".java")).toList()) {
				Matcher words = refusal.matcher(Files.readString(source));
				while (words.find()) {
					said.add("say." + words.group(1));
				}
			}
		}
		assertThat(said).hasSizeGreaterThan(8);
		assertThat(keys("words_zh_CN")).containsAll(said);
	}

	private static Set<String> keys(String bundle) {
		Properties properties = new Properties();
		try (var file = Files.newBufferedReader(RESOURCES.resolve(bundle + ".properties"), StandardCharsets.UTF_8)) {
			properties.load(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new TreeSet<>(properties.stringPropertyNames());
	}

	private static Stream<String> templates() {
		try {
			return Files.walk(RESOURCES.resolve("templates")).filter(Files::isRegularFile).map(MessagesTests::read);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
