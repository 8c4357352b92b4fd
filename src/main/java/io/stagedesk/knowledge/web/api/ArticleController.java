package io.stagedesk.knowledge.web.api;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.IfMatch;
import io.stagedesk.api.Slice;
import io.stagedesk.knowledge.KnowledgeConflictException;
import io.stagedesk.knowledge.KnowledgeNotFoundException;
import io.stagedesk.knowledge.article.Article;
import io.stagedesk.knowledge.article.ArticleAudience;
import io.stagedesk.knowledge.article.ArticleState;
import io.stagedesk.knowledge.article.ArticleTerms;
import io.stagedesk.knowledge.article.ArticleText;
import io.stagedesk.knowledge.article.ArticleVersion;
import io.stagedesk.knowledge.article.Articles;
import io.stagedesk.staff.Viewer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Articles: each reads what is for them; supervisors and administrators write. */
@RestController
@RequestMapping("/api/v1/articles")
class ArticleController {

	private final Articles articles;

	ArticleController(Articles articles) {
		this.articles = articles;
	}

	@GetMapping
	Slice<ArticleResource> list(@RequestParam(defaultValue = "") String q,
			@RequestParam(required = false) ArticleState state,
			@RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit, @AuthenticationPrincipal Viewer viewer) {
		return new Slice<>(this.articles.list(q, Optional.ofNullable(state), limit, viewer), null)
			.map(ArticleResource::of);
	}

	@GetMapping("/{slug}")
	ResponseEntity<ArticleResource> get(@PathVariable String slug, @AuthenticationPrincipal Viewer viewer) {
		return answer(ResponseEntity.ok(), this.articles.get(slug, viewer));
	}

	@GetMapping("/{slug}/versions")
	Slice<VersionResource> versions(@PathVariable String slug, @AuthenticationPrincipal Viewer viewer) {
		return new Slice<>(this.articles.versions(slug, viewer), null).map(VersionResource::of);
	}

	/** Writes a new article or a new version; version 0 is for what must not be there. */
	@PutMapping("/{slug}")
	ResponseEntity<ArticleResource> write(@PathVariable String slug, @RequestBody WriteArticle body,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		Optional<Integer> version = (body.version() != null) ? Optional.of(body.version()) : IfMatch.version(match);
		if (isThere(slug, viewer)) {
			return answer(ResponseEntity.ok(), this.articles.change(slug, terms(body), version, viewer));
		}
		if (version.filter((one) -> one != 0).isPresent()) {
			throw KnowledgeConflictException.stale();
		}
		return answer(ResponseEntity.created(URI.create("/api/v1/articles/" + slug)),
				this.articles.add(slug, terms(body), viewer));
	}

	private boolean isThere(String slug, Viewer viewer) {
		try {
			return this.articles.get(slug, viewer) != null;
		}
		catch (KnowledgeNotFoundException ex) {
			return false;
		}
	}

	private static ArticleTerms terms(WriteArticle body) {
		List<String> tags = (body.tags() != null) ? body.tags().stream().filter(Objects::nonNull).toList() : List.of();
		return new ArticleTerms(value(ArticleState.values(), body.state(), "state"),
				value(ArticleAudience.values(), body.audience(), "audience"), Sent.text(body.scenario()),
				Sent.text(body.category()), tags, Sent.byLanguage(body.texts(), ArticleController::text));
	}

	private static ArticleText text(WriteText sent) {
		return (sent == null) ? new ArticleText("", "", "")
				: new ArticleText(Sent.text(sent.title()), Sent.text(sent.summary()), Sent.text(sent.body()));
	}

	/** The first where nothing was said. */
	private static <E extends Enum<E>> E value(E[] values, String sent, String field) {
		return Arrays.stream(values)
			.filter((value) -> sent == null || value.name().equals(sent))
			.findFirst()
			.orElseThrow(() -> new FieldErrorsException(field,
					"is not one of " + Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", "))));
	}

	private static ResponseEntity<ArticleResource> answer(ResponseEntity.BodyBuilder answer, Article article) {
		return answer.eTag(String.valueOf(article.version())).body(ArticleResource.of(article));
	}

	/**
	 * The body of {@code PUT /articles/{slug}}.
	 *
	 * @param state {@code DRAFT} where nothing is said
	 * @param audience {@code PUBLIC} where nothing is said
	 */
	record WriteArticle(String state, String audience, String scenario, String category, List<String> tags,
			Map<String, WriteText> texts, Integer version) {
	}

	/** An article in one language; the body is Markdown. */
	record WriteText(String title, String summary, String body) {
	}

	/**
	 * A version that was.
	 *
	 * @param actor the login of who wrote it
	 */
	record VersionResource(int version, Instant at, String actor, ArticleState state, ArticleAudience audience,
			Map<String, ArticleText> texts) {

		static VersionResource of(ArticleVersion version) {
			return new VersionResource(version.version(), version.at(), version.actor(), version.terms().state(),
					version.terms().audience(), version.terms().texts());
		}

	}

}
