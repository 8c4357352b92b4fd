package io.stagedesk.operation.load;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Semaphore;

import io.stagedesk.operation.ShortAnswers;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/**
 * Takes a body in before anything is done for its request, without a thread that waits
 * for it: slow clients cost nothing but their connection. What the server itself has to
 * read (files, by multipart) may keep only a few of its threads waiting.
 */
class ArrivalFilter implements Filter {

	private static final Logger log = LoggerFactory.getLogger(ArrivalFilter.class);

	private static final String ARRIVED = ArrivalFilter.class.getName() + ".arrived";

	private final ShortAnswers answers;

	private final Arrivals arrivals;

	private final DataSize longest;

	private final DataSize longestFiles;

	private final Semaphore places;

	/**
	 * What is longer than may be is left to those who refuse it.
	 * @param arrivals what is on its way
	 * @param longest body that may be
	 * @param longestFiles longest one with files that may be
	 * @param places threads that may wait for files
	 */
	ArrivalFilter(Arrivals arrivals, DataSize longest, DataSize longestFiles, Semaphore places, ShortAnswers answers) {
		this.arrivals = arrivals;
		this.longest = longest;
		this.longestFiles = longestFiles;
		this.places = places;
		this.answers = answers;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
	}

	private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request.getAttribute(ARRIVED) instanceof Arrival arrival) {
			request.removeAttribute(ARRIVED);
			goOn(arrival, request, response, chain);
		}
		else if (request.getDispatcherType() == DispatcherType.ASYNC) {
			chain.doFilter(request, response);
		}
		else if (isMultipart(request.getContentType())) {
			awaitFiles(request, response, chain);
		}
		else if (hasBody(request) && !isLonger(request, this.longest)) {
			awaitBody(request, response, chain);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private static boolean isLonger(HttpServletRequest request, DataSize most) {
		return request.getContentLengthLong() > most.toBytes();
	}

	private static boolean hasBody(HttpServletRequest request) {
		return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
	}

	/** Whether the server itself reads a body of this type, {@code null} for none. */
	static boolean isMultipart(String type) {
		return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
	}

	private void awaitBody(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		ServletInputStream line = request.getInputStream();
		int length = request.getContentLength();
		if (length > 0 && line.available() >= length) {
			chain.doFilter(new ArrivedRequest(request, line.readNBytes(length)), response);
			return;
		}
		AsyncContext later = request.startAsync(request, response);
		Arrival arrival = new Arrival(line, later, this.arrivals, this.longest.toBytes());
		request.setAttribute(ARRIVED, arrival);
		arrival.begin();
	}

	private void goOn(Arrival arrival, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		switch (arrival.end()) {
			case WHOLE -> chain.doFilter(new ArrivedRequest(request, arrival.bytes()), response);
			case LATE -> response.sendError(HttpStatus.REQUEST_TIMEOUT.value());
			case NO_ROOM -> this.answers.busy(ArrivedRequest.unread(request), response);
		}
	}

	/** The server keeps the files, or the reason why it could not read them. */
	private void awaitFiles(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (isLonger(request, request.getRequestURI().endsWith("/uploads") ? this.longestFiles : this.longest)) {
			chain.doFilter(request, response);
			return;
		}
		if (!this.places.tryAcquire()) {
			this.answers.busy(ArrivedRequest.unread(request), response);
			return;
		}
		try {
			request.getParts();
		}
		catch (IOException ex) {
			log.debug("Files did not come", ex);
			response.setStatus(HttpStatus.BAD_REQUEST.value());
			response.setHeader(HttpHeaders.CONNECTION, "close");
			return;
		}
		catch (ServletException | IllegalStateException ex) {
			log.debug("Files cannot be read; who wants them is told the same", ex);
		}
		finally {
			this.places.release();
		}
		chain.doFilter(request, response);
	}

}
