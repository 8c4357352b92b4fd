package io.stagedesk.workflow.web.board;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Writes a table that a spreadsheet opens without being told the encoding, and without
 * taking a requester's text for a formula.
 */
final class Csv {

	private static final String FORMULA = "=+-@\t\r";

	private static final char MARK = '\uFEFF';

	private final PrintWriter out;

	private final ZoneId zone;

	private Csv(PrintWriter out, ZoneId zone) {
		this.out = out;
		this.zone = zone;
	}

	/** Begins the answer. */
	static Csv to(HttpServletResponse response, String name, ZoneId zone) throws IOException {
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader("Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(name));
		response.setHeader("Cache-Control", "no-store");
		PrintWriter out = response.getWriter();
		out.write(MARK);
		return new Csv(out, zone);
	}

	void row(Object... cells) {
		this.out.write(Stream.of(cells).map(this::cell).collect(Collectors.joining(",")));
		this.out.write("\r\n");
	}

	private String cell(Object value) {
		if (value == null) {
			return "";
		}
		if (value instanceof Number) {
			return value.toString();
		}
		if (value instanceof Instant at) {
			return at.truncatedTo(ChronoUnit.SECONDS).atZone(this.zone).toOffsetDateTime().toString();
		}
		return quoted(guarded(value.toString()));
	}

	static String guarded(String text) {
		return (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) ? "'" + text : text;
	}

	private static String quoted(String text) {
		boolean plain = text.chars().noneMatch((one) -> one == ',' || one == '"' || one == '\n' || one == '\r');
		return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
	}

}
