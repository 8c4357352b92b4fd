package io.stagedesk.api.post;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import io.stagedesk.api.BodyTooLargeException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request whose body can be read again from its start. */
final class RepeatableRequest extends HttpServletRequestWrapper {

	private final byte[] body;

	private RepeatableRequest(HttpServletRequest request, byte[] body) {
		super(request);
		this.body = body;
	}

	static RepeatableRequest of(HttpServletRequest request) throws IOException {
		try {
			return new RepeatableRequest(request, request.getInputStream().readAllBytes());
		}
		catch (BodyTooLargeException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new UnreadableBodyException(ex);
		}
	}

	byte[] body() {
		return this.body;
	}

	@Override
	public ServletInputStream getInputStream() {
		return new Bytes(new ByteArrayInputStream(this.body));
	}

	private static final class Bytes extends ServletInputStream {

		private final ByteArrayInputStream bytes;

		Bytes(ByteArrayInputStream bytes) {
			this.bytes = bytes;
		}

		@Override
		public int read() {
			return this.bytes.read();
		}

		@Override
		public int read(byte[] into, int offset, int length) {
			return this.bytes.read(into, offset, length);
		}

		@Override
		public boolean isFinished() {
			return this.bytes.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException("The body has been read already");
		}

	}

}
