package io.stagedesk.operation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

import io.stagedesk.api.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Says no in few bytes, before anything was done for the request: a problem to programs,
 * a small page to people, and to both when to come again.
 */
@Component
public class ShortAnswers {

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="%1$s">
			<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
			<title>%2$s · StageDesk</title><link rel="stylesheet" href="/assets/app.css"></head>
			<body><main class="main alone" id="main"><div class="error-page"><span class="code">%4$d</span><h1>%2$s</h1><p class="soft">%3$s</p></div></main></body>
			</html>
			""";

	private final Problems problems;

	private final MessageSource messages;

	private final LocaleResolver languages;

	ShortAnswers(Problems problems, MessageSource messages, LocaleResolver languages) {
		this.problems = problems;
		this.messages = messages;
		this.languages = languages;
	}

	/** More is asked of this node than it can do now (503). */
	public void busy(HttpServletRequest request, HttpServletResponse response) throws IOException {
		write(request, response, HttpStatus.SERVICE_UNAVAILABLE, "busy", "The desk is busy; please retry",
				Duration.ofSeconds(2));
	}

	/** This one asks too often (429). */
	public void tooOften(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
		write(request, response, HttpStatus.TOO_MANY_REQUESTS, "often", "Too many requests; please wait", wait);
	}

	private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String key,
			String detail, Duration wait) throws IOException {
		response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds())));
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		if (Problems.isApi(request.getRequestURI())) {
			this.problems.write(response, Problems.of(status, detail));
			return;
		}
		writePage(request, response, status, key);
	}

	private void writePage(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String key)
			throws IOException {
		Locale language = this.languages.resolveLocale(request);
		String title = this.messages.getMessage("refused.%s.title".formatted(key), null, language);
		String text = this.messages.getMessage("refused.%s.text".formatted(key), null, language);
		response.setStatus(status.value());
		response.setContentType(MediaType.TEXT_HTML_VALUE);
		response.setCharacterEncoding("UTF-8");
		response.getOutputStream()
			.write(PAGE.formatted(language.toLanguageTag(), title, text, status.value())
				.getBytes(StandardCharsets.UTF_8));
	}

}
