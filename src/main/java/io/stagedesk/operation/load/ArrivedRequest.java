package io.stagedesk.operation.load;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.apache.tomcat.util.http.Parameters;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * A request that has arrived whole. Nobody sees that the server has begun it twice.
 */
final class ArrivedRequest extends HttpServletRequestWrapper {

	private static final int MOST_PARAMETERS = 4000;

	private final byte[] body;

	private Map<String, String[]> parameters;

	ArrivedRequest(HttpServletRequest request, byte[] body) {
		super(request);
		this.body = body;
	}

	/**
	 * One that is answered before anything of its body was read, not even what it asks
	 * for.
	 */
	static ArrivedRequest unread(HttpServletRequest request) {
		ArrivedRequest unread = new ArrivedRequest(request, new byte[0]);
		unread.parameters = Map.of();
		return unread;
	}

	@Override
	public DispatcherType getDispatcherType() {
		return DispatcherType.REQUEST;
	}

	@Override
	public ServletInputStream getInputStream() {
		return new Bytes(this.body);
	}

	@Override
	public BufferedReader getReader() {
		return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
	}

	@Override
	public String getParameter(String name) {
		String[] values = getParameterValues(name);
		return (values != null) ? values[0] : null;
	}

	@Override
	public String[] getParameterValues(String name) {
		return getParameterMap().get(name);
	}

	@Override
	public Enumeration<String> getParameterNames() {
		return Collections.enumeration(getParameterMap().keySet());
	}

	/** Those of the address first, then those of a form. */
	@Override
	public Map<String, String[]> getParameterMap() {
		if (this.parameters == null) {
			this.parameters = Collections.unmodifiableMap(isForm() ? withForm() : super.getParameterMap());
		}
		return this.parameters;
	}

	private boolean isForm() {
		String type = getContentType();
		return getMethod().equals(HttpMethod.POST.name()) && type != null
				&& type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
	}

	private Map<String, String[]> withForm() {
		Parameters form = new Parameters();
		form.setCharset(StandardCharsets.UTF_8);
		form.setLimit(MOST_PARAMETERS);
		form.processParameters(this.body, 0, this.body.length);
		Map<String, String[]> all = new LinkedHashMap<>(super.getParameterMap());
		Collections.list(form.getParameterNames())
			.forEach((name) -> all.merge(name, form.getParameterValues(name), ArrivedRequest::both));
		return all;
	}

	private static String[] both(String[] first, String[] then) {
		return Stream.concat(Stream.of(first), Stream.of(then)).toArray(String[]::new);
	}

	private static final class Bytes extends ServletInputStream {

		private final ByteArrayInputStream bytes;

		Bytes(byte[] body) {
			this.bytes = new ByteArrayInputStream(body);
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
