package io.stagedesk.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of policies: what is written stays, a change is a new version. */
@Repository
class PolicyRows {

	private static final String SELECT = "select v.key_, v.name, v.version, v.spec, v.created_at, v.created_by from sla_policy_version v ";

	private static final String NEWEST = "join sla_policy p on p.key_ = v.key_ and p.version = v.version ";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	PolicyRows(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	List<PolicyVersion> newest() {
		return this.jdbc.sql(SELECT + NEWEST + "order by v.key_").query(this::read).list();
	}

	Optional<PolicyVersion> newest(String key) {
		return this.jdbc.sql(SELECT + NEWEST + "where v.key_ = ?").param(key).query(this::read).optional();
	}

	Optional<PolicyVersion> version(String key, int version) {
		return this.jdbc.sql(SELECT + "where v.key_ = ? and v.version = ?")
			.params(key, version)
			.query(this::read)
			.optional();
	}

	/** The newest first. */
	List<PolicyVersion> versions(String key, int most) {
		return this.jdbc
			.sql(SELECT + "where v.key_ = ? order by v.version desc fetch first %d rows only".formatted(most))
			.param(key)
			.query(this::read)
			.list();
	}

	/** Fails on a key that somebody else takes at the same time. */
	void insert(PolicyVersion first) {
		this.jdbc.sql("insert into sla_policy (key_, version) values (?, ?)")
			.params(first.policy().key(), first.policy().version())
			.update();
		append(first);
	}

	/**
	 * Writes the version after another one.
	 * @return whether that one was still the newest
	 */
	boolean update(PolicyVersion next) {
		Policy policy = next.policy();
		boolean newest = this.jdbc.sql("update sla_policy set version = ? where key_ = ? and version = ?")
			.params(policy.version(), policy.key(), policy.version() - 1)
			.update() == 1;
		if (newest) {
			append(next);
		}
		return newest;
	}

	private void append(PolicyVersion version) {
		Policy policy = version.policy();
		this.jdbc.sql("""
				insert into sla_policy_version (key_, version, name, spec, created_at, created_by)
				values (?, ?, ?, ?, ?, ?)""")
			.params(policy.key(), policy.version(), policy.name(), this.json.writeValueAsString(policy.spec().toJson()),
					Timestamp.from(version.createdAt()), version.createdBy())
			.update();
	}

	private PolicyVersion read(ResultSet row, int number) throws SQLException {
		Policy policy = new Policy(row.getString("key_"), row.getString("name"), row.getInt("version"),
				PolicyReader.again(this.json.readTree(row.getString("spec"))));
		return new PolicyVersion(policy, row.getTimestamp("created_at").toInstant(), row.getString("created_by"));
	}

}
