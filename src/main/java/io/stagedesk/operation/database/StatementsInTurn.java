package io.stagedesk.operation.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A statement that writes outside of a transaction is one of its own, and takes its turn
 * like the others.
 */
class StatementsInTurn extends DelegatingDataSource {

	private final Turns turns;

	StatementsInTurn(DataSource database, Turns turns) {
		super(database);
		this.turns = turns;
	}

	Turns turns() {
		return this.turns;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return inTurn(super.getConnection());
	}

	@Override
	public Connection getConnection(String user, String password) throws SQLException {
		return inTurn(super.getConnection(user, password));
	}

	private Connection inTurn(Connection connection) {
		return proxy(Connection.class, (method, arguments) -> {
			Object made = call(connection, method, arguments);
			boolean statement = Statement.class.isAssignableFrom(method.getReturnType());
			return statement ? inTurn(connection, method.getReturnType(), made) : made;
		});
	}

	private Object inTurn(Connection connection, Class<?> kind, Object statement) {
		return proxy(kind, (method, arguments) -> {
			if (!writes(method) || !connection.getAutoCommit()) {
				return call(statement, method, arguments);
			}
			this.turns.take();
			try {
				return call(statement, method, arguments);
			}
			finally {
				this.turns.give();
			}
		});
	}

	private static boolean writes(Method method) {
		return method.getName().startsWith("execute") && !method.getName().equals("executeQuery");
	}

	private static <T> T proxy(Class<T> kind, Calls calls) {
		return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] { kind },
				(self, method, arguments) -> method.getName().equals("equals") ? self == arguments[0]
						: calls.answer(method, arguments)));
	}

	private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	/** What is called on a proxy. */
	private interface Calls {

		Object answer(Method method, Object[] arguments) throws Throwable;

	}

}
