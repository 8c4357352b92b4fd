package io.stagedesk.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine, and how it is started: quiet, and without a window. */
public final class ChromiumProgram {

	/** What it is told when it starts. */
	public static final List<String> FLAGS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

	private ChromiumProgram() {
	}

	/** As {@code CHROMIUM_PATH} says, else the first that is installed. */
	public static Optional<Path> find() {
		Stream<Path> given = Stream.ofNullable(System.getenv("CHROMIUM_PATH")).map(Path::of);
		Stream<Path> installed = NAMES.stream()
			.flatMap((name) -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
				.map((folder) -> Path.of(folder, name)));
		return Stream.concat(given, installed).filter(Files::isExecutable).findFirst();
	}

}
