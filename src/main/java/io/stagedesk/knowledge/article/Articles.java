package io.stagedesk.knowledge.article;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.stagedesk.knowledge.KnowledgeConflictException;
import io.stagedesk.knowledge.KnowledgeDeniedException;
import io.stagedesk.knowledge.KnowledgeNotFoundException;
import io.stagedesk.knowledge.Sought;
import io.stagedesk.staff.Viewer;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All articles. What reads for somebody of the desk takes the {@link Viewer}. */
@Service
public class Articles {

	private static final int VERSIONS = 50;

	private final ArticleRows rows;

	private final ArticleIndex index;

	private final Clock clock;

	Articles(ArticleRows rows, ArticleIndex index, Clock clock) {
		this.rows = rows;
		this.index = index;
		this.clock = clock;
	}

	/** What the viewer may read and is published, as one picks by typing. */
	@Transactional(readOnly = true)
	public List<Article> pick(String query, int limit, Viewer viewer) {
		return this.index.find(Sought.all(query),
				(one) -> one.terms().state() == ArticleState.PUBLISHED && one.isReadableBy(viewer), limit);
	}

	/** What may help a requester, who tells a trouble in words of their own. */
	@Transactional(readOnly = true)
	public List<Article> help(String query, int limit) {
		Sought sought = Sought.some(query);
		return sought.isEmpty() ? List.of() : this.index.find(sought, Article::isOpen, limit);
	}

	/** All that the viewer may read, drafts too where they write. */
	@Transactional(readOnly = true)
	public List<Article> list(String query, Optional<ArticleState> state, int limit, Viewer viewer) {
		return this.index.find(Sought.all(query),
				(one) -> one.isReadableBy(viewer) && state.filter((wish) -> wish != one.terms().state()).isEmpty(),
				limit);
	}

	@Transactional(readOnly = true)
	public Article get(String slug, Viewer viewer) {
		return this.rows.bySlug(slug).filter((one) -> one.isReadableBy(viewer)).orElseThrow(() -> unknown(slug));
	}

	/** For a reader without a log-in. */
	@Transactional(readOnly = true)
	public Article open(String slug) {
		return this.rows.bySlug(slug).filter(Article::isOpen).orElseThrow(() -> unknown(slug));
	}

	/** Everything, for an index. */
	@Transactional(readOnly = true)
	public List<Article> all() {
		return this.rows.find("1 = 1");
	}

	/** What was changed then or later, archived articles too, for an index. */
	@Transactional(readOnly = true)
	public List<Article> changedSince(Instant then) {
		return this.rows.find("a.changed_at >= ?", Timestamp.from(then));
	}

	@Transactional
	public Article add(String slug, ArticleTerms terms, Viewer actor) {
		require(actor);
		terms.check(slug);
		if (this.rows.bySlug(slug).isPresent()) {
			throw new KnowledgeConflictException("An article of this name is there already");
		}
		this.rows.insert(slug, terms, this.clock.instant(), actor.login());
		return get(slug, actor);
	}

	/**
	 * @param version the one that the writer has seen; empty where any will do
	 * @throws KnowledgeConflictException where somebody else was faster (409)
	 */
	@Transactional
	public Article change(String slug, ArticleTerms terms, Optional<Integer> version, Viewer actor) {
		require(actor);
		Article before = get(slug, actor);
		terms.check(slug);
		int seen = version.orElse(before.version());
		if (seen == before.version() && terms.equals(before.terms())) {
			return before;
		}
		if (!this.rows.update(slug, terms, seen, this.clock.instant(), actor.login())) {
			throw KnowledgeConflictException.stale();
		}
		return get(slug, actor);
	}

	/** The last fifty, the newest first, for those who write. */
	@Transactional(readOnly = true)
	public List<ArticleVersion> versions(String slug, Viewer viewer) {
		require(viewer);
		return this.rows.versions(get(slug, viewer).id(), VERSIONS);
	}

	@Transactional(readOnly = true)
	public ArticleVersion version(String slug, int version, Viewer viewer) {
		require(viewer);
		return this.rows.version(get(slug, viewer).id(), version)
			.orElseThrow(() -> new KnowledgeNotFoundException("version %d of %s".formatted(version, slug)));
	}

	/** A reader says whether it helped. */
	@Transactional
	public void vote(String slug, boolean helpful) {
		this.rows.vote(open(slug).id(), helpful ? "helpful" : "unhelpful");
	}

	private static KnowledgeNotFoundException unknown(String slug) {
		return new KnowledgeNotFoundException("article " + slug);
	}

	private static void require(Viewer actor) {
		if (!Article.isWritableBy(actor)) {
			throw new KnowledgeDeniedException("Articles are not yours to change");
		}
	}

}
