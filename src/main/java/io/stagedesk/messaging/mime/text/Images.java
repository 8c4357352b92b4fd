package io.stagedesk.messaging.mime.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/** Lets an image of a layout show nothing but what came with the mail. */
final class Images {

	private static final int LONGEST_DATA = 200 * 1024 * 4 / 3;

	private static final Pattern DATA = Pattern.compile("data:image/(png|gif|jpeg|webp);base64,[A-Za-z0-9+/=\\s]*+",
			Pattern.CASE_INSENSITIVE);

	private Images() {
	}

	/**
	 * Makes it safe.
	 * @param shown takes the id of an image that came with the mail
	 * @return whether it would have been loaded from elsewhere
	 */
	static boolean makeSafe(Element image, Set<String> images, Set<String> shown) {
		String source = image.attr("src").strip();
		String lower = source.substring(0, Math.min(source.length(), 10)).toLowerCase(Locale.ROOT);
		image.removeAttr("src");
		if (lower.startsWith("http:") || lower.startsWith("https:")) {
			image.attr("data-remote-src", source);
			return true;
		}
		if (lower.startsWith("data:") && source.length() <= LONGEST_DATA && DATA.matcher(source).matches()) {
			image.attr("src", source);
		}
		String id = lower.startsWith("cid:") ? decoded(source.substring(4)) : "";
		if (images.contains(id)) {
			image.attr("src", "cid:" + id);
			shown.add(id);
		}
		return false;
	}

	private static String decoded(String id) {
		try {
			return id.contains("%") ? URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8) : id;
		}
		catch (IllegalArgumentException ex) {
			return id;
		}
	}

}
