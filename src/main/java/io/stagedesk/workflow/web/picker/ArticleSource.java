package io.stagedesk.workflow.web.picker;

import java.util.List;

import io.stagedesk.knowledge.article.Article;
import io.stagedesk.knowledge.article.Articles;
import io.stagedesk.search.SearchSource;
import io.stagedesk.staff.Viewer;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Articles are found together with tickets. */
@Component
class ArticleSource implements SearchSource {

	private final Articles articles;

	ArticleSource(Articles articles) {
		this.articles = articles;
	}

	@Override
	public String kind() {
		return "articles";
	}

	@Override
	public List<Hit> search(String words, Viewer viewer, int limit) {
		return this.articles.pick(words, limit, viewer).stream().map(ArticleSource::hit).toList();
	}

	private static Hit hit(Article article) {
		Article.Said said = article.in(LocaleContextHolder.getLocale().toLanguageTag());
		return new Hit(article.slug(), said.text().title(), "/desk/articles/" + article.slug(), said.text().summary());
	}

}
