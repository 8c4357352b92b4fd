package io.stagedesk.operation.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A request that has arrived whole. What broke off on its way breaks off again for the
 * one who reads it. Files are kept by the server until they are asked for.
 */
final class ArrivedRequest extends HttpServletRequestWrapper {

	private static final Logger log = LoggerFactory.getLogger(ArrivedRequest.class);

	private final byte[] body;

	private final IOException failure;

	private ArrivedRequest(HttpServletRequest request, byte[] body, IOException failure) {
		super(request);
		this.body = body;
		this.failure = failure;
	}

	static HttpServletRequest of(HttpServletRequest request) {
		String type = (request.getContentType() != null) ? request.getContentType().toLowerCase(Locale.ROOT) : "";
		if (!hasBody(request)) {
			return request;
		}
		if (type.startsWith("multipart/")) {
			takeFiles(request);
			return request;
		}
		if (type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
			request.getParameterMap();
			return request;
		}
		try {
			return new ArrivedRequest(request, request.getInputStream().readAllBytes(), null);
		}
		catch (IOException ex) {
			return new ArrivedRequest(request, new byte[0], ex);
		}
	}

	private static void takeFiles(HttpServletRequest request) {
		try {
			request.getParts();
		}
		catch (IOException | ServletException | IllegalStateException ex) {
			log.debug("Files cannot be read; the server says so again to who asks for them", ex);
		}
	}

	private static boolean hasBody(HttpServletRequest request) {
		return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		return new Bytes(this.body, this.failure);
	}

	private static final class Bytes extends ServletInputStream {

		private final ByteArrayInputStream bytes;

		private final IOException failure;

		Bytes(byte[] body, IOException failure) {
			this.bytes = new ByteArrayInputStream(body);
			this.failure = failure;
		}

		@Override
		public int read() throws IOException {
			check();
			return this.bytes.read();
		}

		@Override
		public int read(byte[] into, int offset, int length) throws IOException {
			check();
			return this.bytes.read(into, offset, length);
		}

		private void check() throws IOException {
			if (this.failure != null) {
				throw this.failure;
			}
		}

		@Override
		public boolean isFinished() {
			return this.failure == null && this.bytes.available() == 0;
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
