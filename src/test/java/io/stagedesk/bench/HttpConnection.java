package io.stagedesk.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One kept HTTP/1.1 connection to this machine with blocking reads: costs the driver as
 * little as possible, because it shares the cores with what it measures.
 */
public final class HttpConnection implements AutoCloseable {

	private static final int TIMEOUT_MILLIS = 30_000;

	private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] [1-5]\\d\\d( .*)?");

	private final int port;

	private Socket socket;

	private InputStream in;

	public HttpConnection(int port) {
		this.port = port;
	}

	/**
	 * A GET request.
	 * @param path path and query
	 * @param authorization value of the header or {@code null}
	 * @return the bytes to send
	 */
	public static byte[] get(String path, String authorization) {
		return head("GET", path, authorization).append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * A GET request for a page by somebody who has logged in.
	 * @param path path and query
	 * @param cookies the cookies of the session
	 * @return the bytes to send
	 */
	public static byte[] page(String path, String cookies) {
		return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nCookie: " + cookies + "\r\n\r\n")
			.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * A POST request with a JSON body.
	 * @param path the path
	 * @param authorization value of the header or {@code null}
	 * @param key the Idempotency-Key or {@code null}
	 * @param json the body
	 * @return the bytes to send
	 */
	public static byte[] post(String path, String authorization, String key, String json) {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		StringBuilder head = head("POST", path, authorization);
		if (key != null) {
			head.append("Idempotency-Key: ").append(key).append("\r\n");
		}
		head.append("Content-Type: application/json\r\nContent-Length: ").append(body.length).append("\r\n\r\n");
		byte[] start = head.toString().getBytes(StandardCharsets.UTF_8);
		byte[] request = new byte[start.length + body.length];
		System.arraycopy(start, 0, request, 0, start.length);
		System.arraycopy(body, 0, request, start.length, body.length);
		return request;
	}

	/**
	 * A POST request with fields of a form, as multipart/form-data.
	 * @param path the path
	 * @param fields values by name, sent in their order
	 * @return the bytes to send
	 */
	public static byte[] form(String path, Map<String, String> fields) {
		StringBuilder body = new StringBuilder();
		fields.forEach((name, value) -> body.append("--formbnd\r\nContent-Disposition: form-data; name=\"")
			.append(name)
			.append("\"\r\n\r\n")
			.append(value)
			.append("\r\n"));
		byte[] end = body.append("--formbnd--\r\n").toString().getBytes(StandardCharsets.UTF_8);
		byte[] start = head("POST", path, null).append("Content-Type: multipart/form-data; boundary=formbnd\r\n")
			.append("Content-Length: ")
			.append(end.length)
			.append("\r\n\r\n")
			.toString()
			.getBytes(StandardCharsets.UTF_8);
		byte[] request = Arrays.copyOf(start, start.length + end.length);
		System.arraycopy(end, 0, request, start.length, end.length);
		return request;
	}

	private static StringBuilder head(String method, String path, String authorization) {
		StringBuilder head = new StringBuilder(256).append(method)
			.append(' ')
			.append(path)
			.append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n");
		if (authorization != null) {
			head.append("Authorization: ").append(authorization).append("\r\n");
		}
		return head;
	}

	/**
	 * Sends a request and reads the whole answer; connects first where needed.
	 * @param request the bytes of the request
	 * @return the answer
	 * @throws IOException when the outcome is unknown
	 */
	public Answer send(byte[] request) throws IOException {
		try {
			connect();
			this.socket.getOutputStream().write(request);
			return read();
		}
		catch (IOException ex) {
			close();
			throw ex;
		}
	}

	private void connect() throws IOException {
		if (this.socket == null) {
			Socket fresh = new Socket();
			fresh.setTcpNoDelay(true);
			fresh.setSoTimeout(TIMEOUT_MILLIS);
			fresh.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), TIMEOUT_MILLIS);
			this.socket = fresh;
			this.in = new BufferedInputStream(fresh.getInputStream(), 16_384);
		}
	}

	private Answer read() throws IOException {
		String statusLine = line();
		if (!STATUS_LINE.matcher(statusLine).matches()) {
			throw new IllegalStateException("No answer of HTTP: " + statusLine);
		}
		int status = Integer.parseInt(statusLine.substring(9, 12));
		int length = -1;
		boolean chunked = false;
		boolean last = false;
		String retryAfter = "";
		for (String header = line(); !header.isEmpty(); header = line()) {
			int colon = header.indexOf(':');
			String name = header.substring(0, colon);
			String value = header.substring(colon + 1).strip();
			if (name.equalsIgnoreCase("Content-Length")) {
				length = Integer.parseInt(value);
			}
			else if (name.equalsIgnoreCase("Transfer-Encoding")) {
				chunked = value.equalsIgnoreCase("chunked");
			}
			else if (name.equalsIgnoreCase("Retry-After")) {
				retryAfter = value;
			}
			else if (name.equalsIgnoreCase("Connection")) {
				last = value.equalsIgnoreCase("close");
			}
		}
		byte[] body = chunked ? chunks() : body(status, length);
		if (last) {
			close();
		}
		return new Answer(status, retryAfter, body);
	}

	private byte[] body(int status, int length) throws IOException {
		if (length >= 0) {
			return exactly(length);
		}
		return (status == 204 || status == 304) ? new byte[0] : this.in.readAllBytes();
	}

	private byte[] chunks() throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream(4096);
		for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
			body.write(exactly(size));
			line();
		}
		line();
		return body.toByteArray();
	}

	private byte[] exactly(int length) throws IOException {
		byte[] bytes = this.in.readNBytes(length);
		if (bytes.length < length) {
			throw new EOFException("The answer ended early");
		}
		return bytes;
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder(64);
		for (int read = this.in.read(); read != '\n'; read = this.in.read()) {
			if (read < 0) {
				throw new EOFException("The connection was closed");
			}
			if (read != '\r') {
				line.append((char) read);
			}
		}
		return line.toString();
	}

	@Override
	public void close() {
		Socket closing = this.socket;
		this.socket = null;
		if (closing != null) {
			try {
				closing.close();
			}
			catch (IOException ex) {
				// It is gone either way.
			}
		}
	}

	/**
	 * What the server answered.
	 *
	 * @param status the status code
	 * @param retryAfter when to come again, or empty
	 * @param bytes the body
	 */
	public record Answer(int status, String retryAfter, byte[] bytes) {

		public String body() {
			return new String(this.bytes, StandardCharsets.UTF_8);
		}

		/**
		 * This answer, when it has the expected status.
		 * @param expected the status
		 * @return itself
		 * @throws IOException with the body otherwise
		 */
		public Answer expect(int expected) throws IOException {
			if (this.status != expected) {
				throw new IOException("HTTP " + this.status + ": " + body());
			}
			return this;
		}

	}

}
