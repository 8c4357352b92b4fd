package io.stagedesk.ticket.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.stagedesk.ticket.TicketConditions;
import io.stagedesk.ticket.TicketQuery.Sort;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Rows of views that people made. */
@Repository
class ViewRows {

	private static final String SELECT = "select id, login, team, name, conditions, sort, version from desk_view";

	private static final String ORDER = " order by place, id";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	ViewRows(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** In their order. */
	List<SavedView> of(String login) {
		return this.jdbc.sql(SELECT + " where login = ?" + ORDER).param(login).query(this::read).list();
	}

	/** In their order, team by team. */
	List<SavedView> ofTeams(Collection<String> teams) {
		return teams.isEmpty() ? List.of()
				: this.jdbc.sql(SELECT + " where team in (:teams) order by team, place, id")
					.param("teams", teams)
					.query(this::read)
					.list();
	}

	Optional<SavedView> find(long id) {
		return this.jdbc.sql(SELECT + " where id = ?").param(id).query(this::read).optional();
	}

	long insert(String login, NewView view, int place) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into desk_view (login, team, name, conditions, sort, place, version)
				values (?, ?, ?, ?, ?, ?, 1)""")
			.params(login, view.team(), view.name(), this.json.writeValueAsString(view.conditions()),
					view.sort().name(), place)
			.update(key, "id");
		return key.getKeyAs(Number.class).longValue();
	}

	/** Whether that version was still the newest. */
	boolean update(long id, NewView view, int version) {
		return this.jdbc
			.sql("update desk_view set name = ?, conditions = ?, sort = ?, version = ? where id = ? and version = ?")
			.params(view.name(), this.json.writeValueAsString(view.conditions()), view.sort().name(), version + 1, id,
					version)
			.update() == 1;
	}

	void place(long id, int place) {
		this.jdbc.sql("update desk_view set place = ? where id = ?").params(place, id).update();
	}

	void delete(long id) {
		this.jdbc.sql("delete from desk_view where id = ?").param(id).update();
	}

	private SavedView read(ResultSet row, int number) throws SQLException {
		return new SavedView(row.getLong("id"), row.getString("login"), row.getString("team"), row.getString("name"),
				this.json.readValue(row.getString("conditions"), TicketConditions.class),
				Sort.valueOf(row.getString("sort")), row.getInt("version"));
	}

}
