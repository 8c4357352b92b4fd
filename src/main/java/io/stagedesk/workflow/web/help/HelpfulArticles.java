package io.stagedesk.workflow.web.help;

import java.util.List;

import io.stagedesk.knowledge.Tongue;
import io.stagedesk.knowledge.article.Article;
import io.stagedesk.knowledge.article.Articles;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What may help somebody before they have to ask, in the language nearest to theirs. */
@Component
class HelpfulArticles {

	private static final int MOST = 6;

	private static final int LONGEST = 200;

	private final Articles articles;

	HelpfulArticles(Articles articles) {
		this.articles = articles;
	}

	Found find(String words, HttpServletRequest request) {
		String query = words.strip().substring(0, Math.min(LONGEST, words.strip().length()));
		List<String> wishes = Tongue.wishes(request, LocaleContextHolder.getLocale());
		return new Found(query, this.articles.help(query, MOST).stream().map((one) -> told(one, wishes)).toList());
	}

	private static Answer told(Article article, List<String> wishes) {
		String language = Tongue.nearest(article.terms().texts().keySet(), wishes).orElseThrow();
		Article.Said said = article.in(language);
		return new Answer(article.slug(), said.text().title(), said.text().summary(), language,
				Tongue.direction(language));
	}

	/** What was looked for, and what was found. */
	record Found(String query, List<Answer> answers) {
	}

	/** An article among those found. */
	record Answer(String slug, String title, String summary, String language, String direction) {
	}

}
