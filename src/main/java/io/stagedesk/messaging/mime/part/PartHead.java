package io.stagedesk.messaging.mime.part;

import java.util.Locale;

import io.stagedesk.messaging.mime.head.ContentValue;
import io.stagedesk.messaging.mime.head.HeaderText;
import org.apache.james.mime4j.stream.BodyDescriptor;

/** What the header of a part says about its body, made usable where it is wrong. */
public final class PartHead implements BodyDescriptor {

	private static final int LONGEST_BOUNDARY = 1_000;

	private final Headers headers;

	private final ContentValue type;

	private final ContentValue disposition;

	private final String mimeType;

	private final String boundary;

	PartHead(Headers headers, String defaultType, String likelyBoundary) {
		this.headers = headers;
		this.type = ContentValue.of(headers.first("content-type"));
		this.disposition = ContentValue.of(headers.first("content-disposition"));
		String written = this.type.plain("boundary");
		boolean multipart = this.type.value().startsWith("multipart");
		this.boundary = (multipart && written.isEmpty()) ? likelyBoundary : written;
		this.mimeType = mimeType(defaultType, multipart);
	}

	private String mimeType(String defaultType, boolean multipart) {
		String value = this.type.value();
		if (multipart) {
			boolean usable = !this.boundary.isEmpty() && this.boundary.length() <= LONGEST_BOUNDARY;
			return !usable ? "text/plain" : value.startsWith("multipart/") ? value : "multipart/mixed";
		}
		if (value.equals("text") || value.equals("plain") || value.equals("text/")) {
			return "text/plain";
		}
		if (value.equals("html") || value.equals("application/xhtml+xml") || value.equals("text/x-html")) {
			return "text/html";
		}
		int slash = value.indexOf('/');
		return (slash > 0 && slash < value.length() - 1) ? value : defaultType;
	}

	public Headers headers() {
		return this.headers;
	}

	public boolean isMultipart() {
		return this.mimeType.startsWith("multipart/");
	}

	public boolean isText() {
		return this.mimeType.equals("text/plain") || this.mimeType.equals("text/html")
				|| this.mimeType.equals("text/enriched") || this.mimeType.equals("text/richtext");
	}

	public boolean isAttached() {
		return this.disposition.value().equals("attachment");
	}

	/** The decoded name of the file, or empty. */
	public String fileName() {
		String name = this.disposition.extended("filename");
		return name.isEmpty() ? this.type.extended("name") : name;
	}

	/** Content-ID without its brackets, or empty. */
	public String contentId() {
		return HeaderText.decode(this.headers.first("content-id")).replaceAll("[<>\\s]", "");
	}

	/** A parameter of Content-Type in lower case, or empty. */
	public String parameter(String name) {
		return this.type.plain(name).toLowerCase(Locale.ROOT);
	}

	boolean isBase64() {
		String written = encoding();
		return written.equals("base64") || written.equals("b") || written.equals("base-64");
	}

	boolean isUuencoded() {
		String written = encoding();
		return written.equals("x-uuencode") || written.equals("uuencode") || written.equals("x-uue")
				|| written.equals("uue");
	}

	private String encoding() {
		String written = this.headers.first("content-transfer-encoding").toLowerCase(Locale.ROOT).strip();
		return written.replaceAll("[;,\\s\"'].*", "");
	}

	@Override
	public String getBoundary() {
		return isMultipart() ? this.boundary : null;
	}

	@Override
	public String getMimeType() {
		return this.mimeType;
	}

	@Override
	public String getMediaType() {
		return this.mimeType.substring(0, this.mimeType.indexOf('/'));
	}

	@Override
	public String getSubType() {
		return this.mimeType.substring(this.mimeType.indexOf('/') + 1);
	}

	@Override
	public String getCharset() {
		return this.type.extended("charset");
	}

	@Override
	public String getTransferEncoding() {
		String written = encoding();
		boolean quoted = written.equals("quoted-printable") || written.equals("q") || written.equals("quotedprintable");
		return (quoted && !isMultipart()) ? "quoted-printable" : "8bit";
	}

	@Override
	public long getContentLength() {
		return -1;
	}

}
