package io.stagedesk.messaging.token;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.stagedesk.api.Tokens;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keys of this desk: made from {@code stagedesk.secret-key} where it is set, else thrown
 * once and kept in the database, the same for all nodes.
 */
@Component
public class DeskSecrets implements InitializingBean {

	private static final List<String> NAMES = List.of("reply", "mark");

	private final JdbcClient jdbc;

	private final String master;

	private final Map<String, String> known = new ConcurrentHashMap<>();

	DeskSecrets(JdbcClient jdbc, @Value("${stagedesk.secret-key:}") String master) {
		this.jdbc = jdbc;
		this.master = master;
	}

	/**
	 * Before there are others' transactions, which a second node's same wish would end.
	 */
	@Override
	public void afterPropertiesSet() {
		NAMES.forEach(this::text);
	}

	/** The key of this name. */
	public byte[] key(String name) {
		return text(name).getBytes(StandardCharsets.UTF_8);
	}

	/** The key as a text of letters, digits, {@code -} and {@code _}. */
	public String text(String name) {
		return this.master.isBlank() ? this.known.computeIfAbsent(name, this::kept)
				: Tokens.hash(name + " " + this.master);
	}

	private String kept(String name) {
		return find(name).orElseGet(() -> {
			try {
				this.jdbc.sql("insert into desk_secret (name, value_text) values (?, ?)")
					.params(name, Tokens.random() + Tokens.random())
					.update();
			}
			catch (DuplicateKeyException ex) {
				return find(name).orElseThrow();
			}
			return find(name).orElseThrow();
		});
	}

	private Optional<String> find(String name) {
		return this.jdbc.sql("select value_text from desk_secret where name = ?")
			.param(name)
			.query(String.class)
			.optional();
	}

}
