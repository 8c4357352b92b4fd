package io.stagedesk.live;

import java.io.IOException;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The stream of a browser: lives as long as the session that it was opened in, and no
 * longer than the rights of its person.
 */
@RestController
class LiveController {

	private final Streams streams;

	private final Staff staff;

	LiveController(Streams streams, Staff staff) {
		this.streams = streams;
		this.staff = staff;
	}

	/**
	 * Opens the stream; {@code HEAD} only says whether it would be opened.
	 * @param since the place that the page was made at
	 * @param last the place of the last event that the browser got
	 */
	@GetMapping("/live")
	void open(@RequestParam(required = false) String since,
			@RequestHeader(name = "Last-Event-ID", required = false) String last,
			@AuthenticationPrincipal Viewer viewer, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		HttpSession session = request.getSession(false);
		if (session == null) {
			throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Live events need the session of a browser");
		}
		Onlooker current = this.staff.agent(viewer.login())
			.filter((one) -> one.role().worksOnTickets())
			.map(Onlooker::of)
			.orElseThrow(() -> new AccessDeniedException("This is not for your role"));
		if (!this.streams.isRunning()) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "This node is about to stop");
		}
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		response.setCharacterEncoding("UTF-8");
		response.setHeader("X-Accel-Buffering", "no");
		if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
			this.streams.open(current, Sessions.nameOf(session), (last != null) ? last : since, request.startAsync());
		}
	}

}
