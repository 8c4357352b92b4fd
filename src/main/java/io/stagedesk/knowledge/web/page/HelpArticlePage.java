package io.stagedesk.knowledge.web.page;

import java.time.Duration;

import io.stagedesk.knowledge.Tongue;
import io.stagedesk.knowledge.article.Articles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * An article that everybody may read, in the reader's language or the nearest to it. A
 * vote is taken by post only, and once from each browser.
 */
@Controller
@RequestMapping("/help/articles/{slug}")
class HelpArticlePage {

	private static final Duration REMEMBERED = Duration.ofDays(180);

	private final Articles articles;

	HelpArticlePage(Articles articles) {
		this.articles = articles;
	}

	@GetMapping
	String read(@PathVariable String slug, HttpServletRequest request, Model model) {
		model.addAttribute("article",
				ArticlesPage.told(this.articles.open(slug), Tongue.wishes(request, LocaleContextHolder.getLocale())));
		model.addAttribute("voted", hasVoted(slug, request));
		return "knowledge/article";
	}

	@PostMapping
	String vote(@PathVariable String slug, @RequestParam boolean helpful,
			@RequestParam(defaultValue = "en") String lang, HttpServletRequest request, HttpServletResponse response) {
		if (!hasVoted(slug, request)) {
			this.articles.vote(slug, helpful);
			response.addHeader(HttpHeaders.SET_COOKIE,
					ResponseCookie.from(cookie(slug), "1")
						.path("/help/articles/" + slug)
						.httpOnly(true)
						.sameSite("Lax")
						.maxAge(REMEMBERED)
						.build()
						.toString());
		}
		return "redirect:" + UriComponentsBuilder.fromPath("/help/articles/{slug}")
			.queryParam("lang", Tongue.tag(lang).orElse("en"))
			.fragment("vote")
			.encode()
			.buildAndExpand(slug)
			.toUriString();
	}

	private static boolean hasVoted(String slug, HttpServletRequest request) {
		return WebUtils.getCookie(request, cookie(slug)) != null;
	}

	private static String cookie(String slug) {
		return "voted-" + slug;
	}

}
