package io.stagedesk.api;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too long (413): by their declared length, or else while they
 * are read.
 */
@Component
@Order(-200)
class BodyLimitFilter extends OncePerRequestFilter {

	private final ApiSettings settings;

	private final Problems problems;

	BodyLimitFilter(ApiSettings settings, Problems problems) {
		this.settings = settings;
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long limit = limit(request).toBytes();
		if (request.getContentLengthLong() > limit) {
			this.problems.write(response,
					Problems.of(HttpStatus.CONTENT_TOO_LARGE, new BodyTooLargeException(limit).getMessage()));
			return;
		}
		chain.doFilter((request.getContentLengthLong() < 0) ? new Counted(request, limit) : request, response);
	}

	private DataSize limit(HttpServletRequest request) {
		return request.getRequestURI().endsWith("/uploads") ? this.settings.maxUpload() : this.settings.maxBody();
	}

	private static final class Counted extends HttpServletRequestWrapper {

		private final long limit;

		Counted(HttpServletRequest request, long limit) {
			super(request);
			this.limit = limit;
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			return new CountedStream(super.getInputStream(), this.limit);
		}

	}

	private static final class CountedStream extends ServletInputStream {

		private final ServletInputStream stream;

		private final long limit;

		private long read;

		CountedStream(ServletInputStream stream, long limit) {
			this.stream = stream;
			this.limit = limit;
		}

		@Override
		public int read() throws IOException {
			int one = this.stream.read();
			count((one < 0) ? 0 : 1);
			return one;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int count = this.stream.read(bytes, offset, length);
			count(Math.max(count, 0));
			return count;
		}

		private void count(int more) throws IOException {
			this.read += more;
			if (this.read > this.limit) {
				throw new BodyTooLargeException(this.limit);
			}
		}

		@Override
		public boolean isFinished() {
			return this.stream.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.stream.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.stream.setReadListener(listener);
		}

	}

}
