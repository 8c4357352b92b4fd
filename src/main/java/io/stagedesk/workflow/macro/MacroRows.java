package io.stagedesk.workflow.macro;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.act.Step;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of macros. */
@Repository
class MacroRows {

	private static final TypeReference<List<Step>> STEPS = new TypeReference<>() {
	};

	private static final String SELECT = """
			select id, name, owner, owner_key, steps, version, changed_at, changed_by from macro""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	MacroRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/** Those that somebody may use, by name. */
	@Transactional(readOnly = true)
	public List<Macro> of(Viewer viewer, int most) {
		List<String> teams = viewer.teams().isEmpty() ? List.of("") : List.copyOf(viewer.teams());
		return this.jdbc.sql(SELECT + """
				 where owner = 'ALL' or (owner = 'PERSON' and owner_key = :login)
				or (owner = 'TEAM' and (:all or owner_key in (:teams))) order by name, id limit :most""")
			.param("login", viewer.login())
			.param("all", viewer.role() == Role.ADMIN)
			.param("teams", teams)
			.param("most", most)
			.query(this::read)
			.list();
	}

	@Transactional(readOnly = true)
	public Optional<Macro> find(long id) {
		return this.jdbc.sql(SELECT + " where id = ?").param(id).query(this::read).optional();
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public long insert(MacroTerms terms, String key, String by) {
		GeneratedKeyHolder id = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into macro (name, owner, owner_key, steps, version, changed_at, changed_by)
				values (?, ?, ?, ?, 1, ?, ?)""")
			.params(terms.name(), terms.owner().name(), key, this.json.writeValueAsString(terms.steps()), now(), by)
			.update(id, "id");
		return id.getKeyAs(Number.class).longValue();
	}

	/** False where it is at another version. */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean update(long id, MacroTerms terms, String key, int version, String by) {
		return this.jdbc.sql("""
				update macro set name = ?, owner = ?, owner_key = ?, steps = ?, version = version + 1, changed_at = ?,
				changed_by = ? where id = ? and version = ?""")
			.params(terms.name(), terms.owner().name(), key, this.json.writeValueAsString(terms.steps()), now(), by, id,
					version)
			.update() == 1;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public void delete(long id) {
		this.jdbc.sql("delete from macro where id = ?").param(id).update();
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant().truncatedTo(ChronoUnit.MICROS));
	}

	private Macro read(ResultSet row, int number) throws SQLException {
		return new Macro(row.getLong("id"), row.getString("name"), MacroOwner.valueOf(row.getString("owner")),
				row.getString("owner_key"), this.json.readValue(row.getString("steps"), STEPS), row.getInt("version"),
				row.getTimestamp("changed_at").toInstant(), row.getString("changed_by"));
	}

}
