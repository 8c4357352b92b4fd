package io.stagedesk.messaging.mime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.messaging.mime.part.Part;
import io.stagedesk.messaging.mime.part.Refusal;
import io.stagedesk.messaging.mime.text.Clean;
import io.stagedesk.messaging.mime.text.Html;

/** Chooses among the parts of a mail what is read and what is kept as a file. */
final class Layout {

	private static final Set<String> FILED = Set.of("multipart/encrypted");

	private final Runnable watch;

	private final Set<String> images;

	private final List<Part> files = new ArrayList<>();

	private final Set<String> shown = new HashSet<>();

	private boolean remoteImages;

	/** Layouts that are not made when the watch says so become mere text. */
	Layout(Part root, Runnable watch) {
		this.watch = watch;
		this.images = root.all()
			.filter((part) -> part.file().isPresent())
			.map((part) -> Clean.line(part.head().contentId(), 200))
			.filter((id) -> !id.isEmpty())
			.collect(Collectors.toSet());
	}

	/** Both, or empty; the text is whole. */
	record Body(String text, String html) {

		static final Body NONE = new Body("", "");

		boolean isEmpty() {
			return this.text.isBlank() && this.html.isBlank();
		}

	}

	Body read(Part part) {
		if (part.file().isPresent()) {
			this.files.add(part);
			return Body.NONE;
		}
		if (!part.head().isMultipart()) {
			return part.is("text/html") ? html(part) : new Body(PartText.plain(part), "");
		}
		List<Body> bodies = part.parts().stream().map(this::read).filter((body) -> !body.isEmpty()).toList();
		if (FILED.contains(part.head().getMimeType())) {
			return Body.NONE;
		}
		return part.is("multipart/alternative") ? best(bodies) : joined(bodies);
	}

	private Body html(Part part) {
		Html html = laidOut(PartText.html(part));
		this.shown.addAll(html.shown());
		this.remoteImages |= html.remoteImages();
		return new Body(html.text(), html.layout());
	}

	private Html laidOut(String raw) {
		try {
			return Html.of(raw, this.images, this.watch);
		}
		catch (Refusal | StackOverflowError ex) {
			return Html.withoutLayout(raw);
		}
	}

	private static Body best(List<Body> bodies) {
		String html = "";
		String htmlText = "";
		String plain = "";
		for (Body body : bodies) {
			boolean layout = !body.html().isBlank();
			html = layout ? body.html() : html;
			htmlText = layout ? body.text() : htmlText;
			plain = (!layout && plain.isBlank()) ? body.text() : plain;
		}
		boolean useless = !Clean.saysSomething(plain) || PartText.excusesItself(plain);
		return new Body((useless && Clean.saysSomething(htmlText)) ? htmlText : plain.isBlank() ? htmlText : plain,
				html);
	}

	private static Body joined(List<Body> bodies) {
		if (bodies.size() == 1) {
			return bodies.get(0);
		}
		boolean layout = bodies.stream().anyMatch((body) -> !body.html().isBlank());
		String text = bodies.stream()
			.map(Body::text)
			.filter((some) -> !some.isBlank())
			.collect(Collectors.joining("\n\n"));
		String html = bodies.stream()
			.map((body) -> body.html().isBlank() ? Html.ofText(body.text()) : body.html())
			.collect(Collectors.joining("\n"));
		return new Body(text, layout ? html : "");
	}

	List<Part> files() {
		return this.files;
	}

	Set<String> shown() {
		return this.shown;
	}

	boolean remoteImages() {
		return this.remoteImages;
	}

}
