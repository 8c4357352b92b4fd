package io.stagedesk.workflow.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.stagedesk.knowledge.article.ArticleAudience;
import io.stagedesk.knowledge.article.ArticleState;
import io.stagedesk.knowledge.article.ArticleTerms;
import io.stagedesk.knowledge.article.ArticleText;
import io.stagedesk.knowledge.article.Articles;
import io.stagedesk.knowledge.canned.CannedReplies;
import io.stagedesk.knowledge.canned.CannedTerms;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The canned replies and articles of {@code demo/knowledge.json}. */
@Component
@Profile("demo")
class DemoKnowledge {

	private static final Viewer WRITER = new Viewer("mona", "Mona Manager", Role.ADMIN, Set.of());

	private final CannedReplies replies;

	private final Articles articles;

	private final JsonMapper json;

	DemoKnowledge(CannedReplies replies, Articles articles, JsonMapper json) {
		this.replies = replies;
		this.articles = articles;
		this.json = json;
	}

	@Transactional
	void write() {
		try (InputStream bytes = new ClassPathResource("demo/knowledge.json").getInputStream()) {
			Written written = this.json.readValue(bytes, Written.class);
			written.canned().forEach((reply) -> this.replies.add(reply, WRITER));
			written.articles().forEach((article) -> this.articles.add(article.slug(), article.terms(), WRITER));
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read the demo's knowledge", ex);
		}
	}

	private record Written(List<CannedTerms> canned, List<DemoArticle> articles) {
	}

	private record DemoArticle(String slug, ArticleState state, ArticleAudience audience, String scenario,
			String category, List<String> tags, Map<String, ArticleText> texts) {

		ArticleTerms terms() {
			return new ArticleTerms(this.state, this.audience, this.scenario, this.category, this.tags, this.texts);
		}

	}

}
