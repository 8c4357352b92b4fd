package io.stagedesk.knowledge.canned;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Rows of canned replies and their texts. */
@Repository
class CannedRows {

	private final JdbcClient jdbc;

	CannedRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * @param condition over {@code r}, the reply
	 */
	List<CannedReply> find(String condition, Map<String, ?> parameters) {
		Map<Long, Map<String, String>> texts = new HashMap<>();
		this.jdbc.sql(
				"select t.reply_id, t.language, t.body from canned_text t join canned_reply r on r.id = t.reply_id where "
						+ condition)
			.params(parameters)
			.query((row) -> {
				texts.computeIfAbsent(row.getLong("reply_id"), (id) -> new HashMap<>())
					.put(row.getString("language"), row.getString("body"));
			});
		return this.jdbc.sql("select r.* from canned_reply r where " + condition)
			.params(parameters)
			.query((row, number) -> new CannedReply(row.getLong("id"),
					new CannedTerms(Scope.valueOf(row.getString("scope")), row.getString("owner"),
							row.getString("shortcut"), row.getString("title"), row.getString("scenario"),
							texts.getOrDefault(row.getLong("id"), Map.of())),
					row.getLong("uses"), row.getInt("version")))
			.list()
			.stream()
			.filter((one) -> !one.terms().texts().isEmpty())
			.sorted(CannedReply.USUAL)
			.toList();
	}

	Optional<CannedReply> find(long id) {
		return find("r.id = :id", Map.of("id", id)).stream().findFirst();
	}

	/** Everybody's, those of these teams and one's own. */
	List<CannedReply> ofOwners(Collection<String> teams, String login) {
		String ofTeams = teams.isEmpty() ? "" : "or (r.scope = 'TEAM' and r.owner in (:teams)) ";
		return find("(r.scope = 'ALL' %sor (r.scope = 'PERSON' and r.owner = :login))".formatted(ofTeams),
				teams.isEmpty() ? Map.of("login", login) : Map.of("login", login, "teams", teams));
	}

	boolean isTaken(CannedTerms terms, long otherThan) {
		return this.jdbc.sql("select id from canned_reply where scope = ? and owner = ? and shortcut = ? and id <> ?")
			.params(terms.scope().name(), terms.owner(), terms.shortcut(), otherThan)
			.query(Long.class)
			.optional()
			.isPresent();
	}

	long insert(CannedTerms terms, Instant at, String actor) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into canned_reply (scope, owner, shortcut, title, scenario, changed_at, changed_by)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(terms.scope().name(), terms.owner(), terms.shortcut(), terms.title(), terms.scenario(),
					Timestamp.from(at), actor)
			.update(key, "id");
		long id = key.getKeyAs(Number.class).longValue();
		insertTexts(id, terms);
		return id;
	}

	/**
	 * @return whether that version was still the newest
	 */
	boolean update(long id, CannedTerms terms, int version, Instant at, String actor) {
		boolean newest = this.jdbc.sql("""
				update canned_reply set scope = ?, owner = ?, shortcut = ?, title = ?, scenario = ?, changed_at = ?,
				changed_by = ?, version = version + 1 where id = ? and version = ?""")
			.params(terms.scope().name(), terms.owner(), terms.shortcut(), terms.title(), terms.scenario(),
					Timestamp.from(at), actor, id, version)
			.update() == 1;
		if (newest) {
			this.jdbc.sql("delete from canned_text where reply_id = ?").param(id).update();
			insertTexts(id, terms);
		}
		return newest;
	}

	void delete(long id) {
		this.jdbc.sql("delete from canned_reply where id = ?").param(id).update();
	}

	void used(long id) {
		this.jdbc.sql("update canned_reply set uses = uses + 1 where id = ?").param(id).update();
	}

	private void insertTexts(long id, CannedTerms terms) {
		terms.texts()
			.forEach((language, text) -> this.jdbc
				.sql("insert into canned_text (reply_id, language, body) values (?, ?, ?)")
				.params(id, language, text)
				.update());
	}

}
