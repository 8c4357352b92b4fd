package io.stagedesk.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The desk as it was before its schema, models or forms were changed last, with processes
 * of other names, so that each upgrade brings models too. It is named by
 * {@code -Dfaults.before=JAR}, or built from the repository's history, which takes a few
 * minutes once.
 */
final class EarlierRelease {

	private static final long LIMIT_MINUTES = 15;

	private static final Path BUILDS = Path.of("target", "before").toAbsolutePath();

	private EarlierRelease() {
	}

	/** Whether it was named; its models may be those of today then. */
	static boolean isNamed() {
		return !named().isBlank();
	}

	private static String named() {
		return System.getProperty("faults.before", "");
	}

	/** Its jar. */
	static Path jar() throws IOException, InterruptedException {
		if (isNamed()) {
			return Path.of(named()).toAbsolutePath();
		}
		String change = git("log", "-1", "--first-parent", "--format=%H", "--", "src/main/resources/db/migration",
				"processes", "forms");
		String revision = git("rev-parse", change + "^");
		Path build = BUILDS.resolve(revision + "-other-models");
		Path jar = build.resolve("stagedesk.jar");
		if (!Files.exists(jar)) {
			build(revision, build, jar);
		}
		return jar;
	}

	private static void build(String revision, Path build, Path jar) throws IOException, InterruptedException {
		Path source = build.resolve("source");
		Files.createDirectories(source);
		Path archive = build.resolve("source.tar");
		git("archive", "--format=tar", "--output=" + archive, revision);
		run(source, "tar", "-xf", archive.toString());
		renameProcesses(source.resolve("processes"));
		run(source, "mvn", "-B", "-q", "-Dmaven.test.skip=true", "-Dunit-tests.skip=true", "package");
		Files.move(source.resolve("target/stagedesk.jar"), jar, StandardCopyOption.REPLACE_EXISTING);
	}

	private static void renameProcesses(Path models) throws IOException {
		try (DirectoryStream<Path> processes = Files.newDirectoryStream(models, "*.bpmn")) {
			for (Path process : processes) {
				String text = Files.readString(process);
				String renamed = text.replaceFirst("(<bpmn:process id=\"[^\"]+\" name=\")", "$1Before: ");
				if (renamed.equals(text)) {
					throw new IllegalStateException(process + " has no process with a name");
				}
				Files.writeString(process, renamed);
			}
		}
	}

	private static String git(String... arguments) throws IOException, InterruptedException {
		String[] command = new String[arguments.length + 1];
		command[0] = "git";
		System.arraycopy(arguments, 0, command, 1, arguments.length);
		return run(Path.of("").toAbsolutePath(), command);
	}

	private static String run(Path folder, String... command) throws IOException, InterruptedException {
		Path said = Files.createTempFile("earlier", ".log");
		try {
			Process process = new ProcessBuilder(command).directory(folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(said.toFile())
				.start();
			boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
			process.destroyForcibly();
			String text = Files.readString(said, StandardCharsets.UTF_8).strip();
			if (!ended || process.exitValue() != 0) {
				throw new IllegalStateException(
						"The earlier release cannot be had, the repository's history and Maven are needed for it: "
								+ List.of(command) + " says " + text);
			}
			return text;
		}
		finally {
			Files.delete(said);
		}
	}

}
