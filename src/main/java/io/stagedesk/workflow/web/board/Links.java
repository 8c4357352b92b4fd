package io.stagedesk.workflow.web.board;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.springframework.web.util.UriUtils;

/** Ways to an act and back to where the manager was. */
final class Links {

	private static final Pattern BACK = Pattern
		.compile("/board(/(clocks|breaches|tickets))?(\\?[\\w%&=.~+-]{0,2000})?");

	private Links() {
	}

	static String act(String path, String back) {
		return path + "?back=" + UriUtils.encode(back, StandardCharsets.UTF_8);
	}

	/** Where an act leads back to: only ever to the board and its lists. */
	static String back(String asked) {
		return (asked != null && BACK.matcher(asked).matches()) ? asked : "/board";
	}

	static String done(String back, String act) {
		String plain = back.replaceAll("([?&])done=\\w*(&|$)", "$1").replaceAll("[?&]$", "");
		return plain + (plain.contains("?") ? "&" : "?") + "done=" + act;
	}

}
