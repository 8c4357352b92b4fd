package io.stagedesk.messaging.mime.part;

import io.stagedesk.messaging.mime.RefusedMailException.Reason;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ByteSequence;

/** Gathers the header of a part within its bound. */
final class HeadBuilder implements BodyDescriptorBuilder {

	private final long limit;

	private final String likelyBoundary;

	private final boolean digest;

	private Headers headers = new Headers();

	private long size;

	HeadBuilder(long limit, String likelyBoundary, boolean digest) {
		this.limit = limit;
		this.likelyBoundary = likelyBoundary;
		this.digest = digest;
	}

	@Override
	public void reset() {
		this.headers = new Headers();
		this.size = 0;
	}

	@Override
	public Field addField(RawField field) {
		ByteSequence raw = field.getRaw();
		if (raw == null) {
			return null;
		}
		this.size += raw.length();
		if (this.size > this.limit) {
			throw tooLarge(this.limit);
		}
		byte[] bytes = raw.toByteArray();
		int start = Math.min(field.getDelimiterIdx() + 1, bytes.length);
		byte[] value = new byte[bytes.length - start];
		System.arraycopy(bytes, start, value, 0, value.length);
		this.headers.add(field.getName(), value);
		return null;
	}

	static Refusal tooLarge(long limit) {
		return new Refusal(Reason.HEADER_TOO_LARGE, "The header of a part is larger than %d bytes.".formatted(limit));
	}

	@Override
	public BodyDescriptor build() {
		return new PartHead(this.headers, this.digest ? "message/rfc822" : "text/plain", this.likelyBoundary);
	}

	@Override
	public BodyDescriptorBuilder newChild() {
		PartHead head = (PartHead) build();
		return new HeadBuilder(this.limit, "", head.getMimeType().equals("multipart/digest"));
	}

}
