package db.migration;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Creates the engine's tables from the engine's own scripts, under Flyway's lock: two
 * nodes that start on an empty database do not race.
 */
@SuppressWarnings("checkstyle:TypeName")
public class V1__engine extends BaseJavaMigration {

	private static final String[] PARTS = { "engine", "history", "identity", "case.engine", "case.history",
			"decision.engine", "decision.history" };

	@Override
	public void migrate(Context context) throws Exception {
		String product = context.getConnection().getMetaData().getDatabaseProductName();
		String database = product.equals("H2") ? "h2" : "postgres";
		for (String part : PARTS) {
			String script = "org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql".formatted(database, part);
			ScriptUtils.executeSqlScript(context.getConnection(), new ClassPathResource(script));
		}
	}

}
