package io.stagedesk.knowledge.web.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.stagedesk.knowledge.Tongue;
import io.stagedesk.knowledge.article.Article;
import io.stagedesk.knowledge.article.ArticleState;
import io.stagedesk.knowledge.article.Articles;
import io.stagedesk.knowledge.article.Markdown;
import io.stagedesk.staff.Viewer;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All articles that somebody of the desk may read. */
@Controller
@RequestMapping("/desk/articles")
class ArticlesPage {

	private static final int MOST = 200;

	private final Articles articles;

	ArticlesPage(Articles articles) {
		this.articles = articles;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String state,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		Optional<ArticleState> wish = Arrays.stream(ArticleState.values())
			.filter((one) -> one.name().equals(state))
			.findFirst();
		List<ArticlesView.Row> rows = this.articles.list(q, wish, MOST, viewer)
			.stream()
			.map(ArticlesPage::row)
			.toList();
		model.addAttribute("articles",
				new ArticlesView(q, wish.map(ArticleState::name).orElse(""), Article.isWritableBy(viewer), rows));
		return "knowledge/articles";
	}

	@GetMapping("/{slug}")
	String read(@PathVariable String slug, HttpServletRequest request, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		Article article = this.articles.get(slug, viewer);
		model.addAttribute("article", told(article, Tongue.wishes(request, LocaleContextHolder.getLocale())));
		model.addAttribute("writes", Article.isWritableBy(viewer));
		model.addAttribute("versions", Article.isWritableBy(viewer) ? this.articles.versions(slug, viewer) : List.of());
		return "knowledge/read";
	}

	private static ArticlesView.Row row(Article article) {
		Article.Said said = article.in(LocaleContextHolder.getLocale().toLanguageTag());
		return new ArticlesView.Row(article.slug(), said.text().title(), said.language(), article.terms().state(),
				article.terms().audience(), LanguageFields.names(article.terms().texts().keySet()), article.helpful(),
				article.unhelpful(), article.changedAt());
	}

	/** The article in the language that is nearest to a reader's wishes. */
	static ArticleView told(Article article, List<String> wishes) {
		String language = Tongue.nearest(article.terms().texts().keySet(), wishes).orElseThrow();
		Article.Said said = article.in(language);
		String wished = wishes.get(0);
		return new ArticleView(article.slug(), said.text().title(), said.text().summary(),
				Markdown.html(said.text().body()), language, Tongue.direction(language),
				Tongue.isNear(language, wished) ? "" : LanguageFields.name(wished, LocaleContextHolder.getLocale()),
				LanguageFields.name(language, LocaleContextHolder.getLocale()), others(article, language),
				article.terms().state(), article.terms().audience(), article.changedAt());
	}

	private static List<ArticleView.Other> others(Article article, String language) {
		return article.terms()
			.texts()
			.keySet()
			.stream()
			.filter((tag) -> !tag.equals(language))
			.sorted()
			.map((tag) -> new ArticleView.Other(tag, LanguageFields.name(tag, Locale.forLanguageTag(tag))))
			.toList();
	}

}
