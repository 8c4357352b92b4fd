package io.stagedesk.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The objects that a Java process really holds.
 */
final class HeapUse {

	private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

	private HeapUse() {
	}

	/**
	 * Asks for a collection and counts what is left.
	 * @param pid the process
	 * @return megabytes
	 */
	static double afterCollection(long pid) throws IOException, InterruptedException {
		Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				String.valueOf(pid), "GC.class_histogram")
			.redirectErrorStream(true)
			.start();
		String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		jcmd.waitFor();
		Matcher total = TOTAL.matcher(said);
		if (!total.find()) {
			throw new IOException("The process does not say what it holds");
		}
		return Long.parseLong(total.group(1)) / (1024.0 * 1024);
	}

}
