package io.stagedesk.knowledge.article;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.knowledge.KnowledgeConflictException;
import io.stagedesk.knowledge.KnowledgeDeniedException;
import io.stagedesk.knowledge.KnowledgeNotFoundException;
import io.stagedesk.staff.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

@DeskTest
class ArticlesTests {

	private static int next;

	@Autowired
	Articles articles;

	@Autowired
	Fixtures fixtures;

	@Test
	void keepsEveryVersion() {
		Article first = write(ArticleState.DRAFT, ArticleAudience.PUBLIC, "Before");
		Article second = this.articles.change(first.slug(),
				terms(ArticleState.PUBLISHED, ArticleAudience.PUBLIC, "After"), Optional.of(1), viewer("ada"));
		assertThat(second.version()).isEqualTo(2);
		assertThat(this.articles.versions(first.slug(), viewer("mona")))
			.extracting(ArticleVersion::version, ArticleVersion::actor)
			.containsExactly(tuple(2, "ada"), tuple(1, "mona"));
		assertThat(this.articles.version(first.slug(), 1, viewer("mona")).terms()).isEqualTo(first.terms());
		assertThatExceptionOfType(KnowledgeConflictException.class)
			.isThrownBy(() -> this.articles.change(first.slug(), first.terms(), Optional.of(1), viewer("mona")));
	}

	@ParameterizedTest
	@CsvSource({ "DRAFT,PUBLIC,mona ada", "PUBLISHED,INTERNAL,mona ada ana", "ARCHIVED,PUBLIC,mona ada",
			"PUBLISHED,PUBLIC,mona ada ana vera app paul" })
	void showsEachReaderWhatIsForThem(ArticleState state, ArticleAudience audience, String readers) {
		Article article = write(state, audience, "Readers");
		for (String login : List.of("mona", "ada", "ana", "vera", "app", "paul")) {
			boolean reads = List.of(readers.split(" ")).contains(login);
			assertThat(article.isReadableBy(viewer(login))).as(login).isEqualTo(reads);
			assertThat(this.articles.list(article.slug(), Optional.empty(), 5, viewer(login))
				.stream()
				.anyMatch((one) -> one.slug().equals(article.slug()))).as(login).isEqualTo(reads);
		}
		if (!article.isOpen()) {
			assertThatExceptionOfType(KnowledgeNotFoundException.class)
				.isThrownBy(() -> this.articles.open(article.slug()));
		}
	}

	@Test
	void findsWhatWasJustChangedAndNoMoreWhatWasArchived() {
		Article article = write(ArticleState.PUBLISHED, ArticleAudience.PUBLIC, "Zanzibarium");
		assertThat(this.articles.help("zanzibarium xqzzt", 3)).extracting(Article::slug)
			.containsExactly(article.slug());
		this.articles.change(article.slug(), terms(ArticleState.ARCHIVED, ArticleAudience.PUBLIC, "Zanzibarium"),
				Optional.empty(), viewer("mona"));
		assertThat(this.articles.help("zanzibarium xqzzt", 3)).isEmpty();
		assertThat(this.articles.changedSince(article.changedAt())).extracting(Article::slug).contains(article.slug());
	}

	@Test
	void helpsInChineseAndJapanese() {
		assertThat(this.articles.help("我充值了金币但是没有到账", 3)).first()
			.extracting(Article::slug)
			.isEqualTo("coins-not-credited");
		assertThat(this.articles.help("認証コードがこない", 3)).first().extracting(Article::slug).isEqualTo("login-code");
		assertThat(this.articles.help("my coins are mising", 3)).first()
			.extracting(Article::slug)
			.isEqualTo("coins-not-credited");
	}

	@Test
	void countsVotesWithoutANewVersion() {
		Article article = write(ArticleState.PUBLISHED, ArticleAudience.PUBLIC, "Votes");
		this.articles.vote(article.slug(), true);
		this.articles.vote(article.slug(), true);
		this.articles.vote(article.slug(), false);
		Article voted = this.articles.open(article.slug());
		assertThat(List.of(voted.helpful(), voted.unhelpful(), (long) voted.version())).containsExactly(2L, 1L, 1L);
	}

	@Test
	void letsAgentsOnlyRead() {
		assertThatExceptionOfType(KnowledgeDeniedException.class).isThrownBy(() -> this.articles.add("by-ana",
				terms(ArticleState.DRAFT, ArticleAudience.PUBLIC, "t"), viewer("ana")));
		assertThatExceptionOfType(KnowledgeDeniedException.class)
			.isThrownBy(() -> this.articles.versions("refund", viewer("ana")));
	}

	@Test
	void namesEveryFieldAtFault() {
		ArticleTerms wrong = new ArticleTerms(ArticleState.DRAFT, ArticleAudience.PUBLIC, "RADIO", "No Category",
				List.of("two words"), Map.of("en", new ArticleText("", "a\nb", "\u0000")));
		assertThatExceptionOfType(FieldErrorsException.class)
			.isThrownBy(() -> this.articles.add("Not a slug", wrong, viewer("ada")))
			.satisfies((ex) -> assertThat(ex.errors()).extracting("field")
				.containsExactlyInAnyOrder("slug", "scenario", "category", "tags", "texts.en.title", "texts.en.summary",
						"texts.en.body"));
	}

	private Article write(ArticleState state, ArticleAudience audience, String title) {
		return this.articles.add("written-%d".formatted(++next), terms(state, audience, title), viewer("mona"));
	}

	private Viewer viewer(String login) {
		return this.fixtures.viewer(login);
	}

	private static ArticleTerms terms(ArticleState state, ArticleAudience audience, String title) {
		return new ArticleTerms(state, audience, "", "", List.of("tag"),
				Map.of("en", new ArticleText(title, "Summary", "Body")));
	}

}
