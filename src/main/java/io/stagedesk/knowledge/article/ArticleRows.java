package io.stagedesk.knowledge.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of articles, their texts and versions. */
@Repository
class ArticleRows {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	ArticleRows(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * By slug.
	 * @param condition over {@code a}, the article
	 */
	List<Article> find(String condition, Object... parameters) {
		Map<Long, Map<String, ArticleText>> texts = new HashMap<>();
		this.jdbc.sql("select t.* from article_text t join article a on a.id = t.article_id where " + condition)
			.params(parameters)
			.query((row) -> {
				texts.computeIfAbsent(row.getLong("article_id"), (id) -> new HashMap<>())
					.put(row.getString("language"),
							new ArticleText(row.getString("title"), row.getString("summary"), row.getString("body")));
			});
		return this.jdbc.sql("select a.* from article a where " + condition + " order by a.slug")
			.params(parameters)
			.query((row, number) -> read(row, texts.getOrDefault(row.getLong("id"), Map.of())))
			.list()
			.stream()
			.filter((one) -> !one.terms().texts().isEmpty())
			.toList();
	}

	Optional<Article> bySlug(String slug) {
		return find("a.slug = ?", slug).stream().findFirst();
	}

	/** How often articles were changed. */
	long changes() {
		return this.jdbc.sql("select changes from article_change where id = 1").query(Long.class).single();
	}

	/** Who changes articles does it after each other, so that no change is overlooked. */
	private long change() {
		this.jdbc.sql("update article_change set changes = changes + 1 where id = 1").update();
		return changes();
	}

	void insert(String slug, ArticleTerms terms, Instant at, String actor) {
		this.jdbc.sql("""
				insert into article (slug, state, audience, scenario, category, tags, version, created_at, created_by,
				changed_at, changed_by, changed_in) values (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)""")
			.params(slug, terms.state().name(), terms.audience().name(), terms.scenario(), terms.category(),
					String.join(",", terms.tags()), Timestamp.from(at), actor, Timestamp.from(at), actor, change())
			.update();
		insertTexts(slug, terms, 1, at, actor);
	}

	/**
	 * @return whether that version was still the newest
	 */
	boolean update(String slug, ArticleTerms terms, int version, Instant at, String actor) {
		boolean newest = this.jdbc.sql("""
				update article set state = ?, audience = ?, scenario = ?, category = ?, tags = ?, changed_at = ?,
				changed_by = ?, changed_in = ?, version = version + 1 where slug = ? and version = ?""")
			.params(terms.state().name(), terms.audience().name(), terms.scenario(), terms.category(),
					String.join(",", terms.tags()), Timestamp.from(at), actor, change(), slug, version)
			.update() == 1;
		if (newest) {
			this.jdbc.sql("delete from article_text where article_id = (select id from article where slug = ?)")
				.param(slug)
				.update();
			insertTexts(slug, terms, version + 1, at, actor);
		}
		return newest;
	}

	/** The newest first. */
	List<ArticleVersion> versions(long id, int limit) {
		return this.jdbc.sql("select * from article_version where article_id = ? order by version desc limit ?")
			.params(id, limit)
			.query(this::readVersion)
			.list();
	}

	Optional<ArticleVersion> version(long id, int version) {
		return this.jdbc.sql("select * from article_version where article_id = ? and version = ?")
			.params(id, version)
			.query(this::readVersion)
			.optional();
	}

	void vote(long id, String column) {
		this.jdbc.sql("update article set %1$s = %1$s + 1 where id = ?".formatted(column)).param(id).update();
	}

	private void insertTexts(String slug, ArticleTerms terms, int version, Instant at, String actor) {
		long id = this.jdbc.sql("select id from article where slug = ?").param(slug).query(Long.class).single();
		terms.texts()
			.forEach((language, text) -> this.jdbc
				.sql("insert into article_text (article_id, language, title, summary, body) values (?, ?, ?, ?, ?)")
				.params(id, language, text.title(), text.summary(), text.body())
				.update());
		this.jdbc.sql("insert into article_version (article_id, version, at, actor, content) values (?, ?, ?, ?, ?)")
			.params(id, version, Timestamp.from(at), actor, this.json.writeValueAsString(terms))
			.update();
	}

	private ArticleVersion readVersion(ResultSet row, int number) throws SQLException {
		return new ArticleVersion(row.getInt("version"), row.getTimestamp("at").toInstant(), row.getString("actor"),
				this.json.readValue(row.getString("content"), ArticleTerms.class));
	}

	private static Article read(ResultSet row, Map<String, ArticleText> texts) throws SQLException {
		List<String> tags = Arrays.stream(row.getString("tags").split(",")).filter((tag) -> !tag.isEmpty()).toList();
		ArticleTerms terms = new ArticleTerms(ArticleState.valueOf(row.getString("state")),
				ArticleAudience.valueOf(row.getString("audience")), row.getString("scenario"),
				row.getString("category"), tags, texts);
		return new Article(row.getLong("id"), row.getString("slug"), terms, row.getTimestamp("changed_at").toInstant(),
				row.getString("changed_by"), row.getLong("helpful"), row.getLong("unhelpful"), row.getInt("version"));
	}

}
