package io.stagedesk.messaging.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Encrypts what others gave the desk to keep: what mailboxes are opened with, what
 * webhooks are signed with (AES-256-GCM). The key is the setting
 * {@code stagedesk.secret-key}, else one that the desk makes once and keeps in its
 * database.
 */
@Component
public class Secrets {

	private static final String NAME = "mailbox";

	private static final int BYTES = 32;

	private static final int ITERATIONS = 210_000;

	private final JdbcClient jdbc;

	private final TransactionTemplate apart;

	private final String said;

	private volatile BytesEncryptor encryptor;

	Secrets(JdbcClient jdbc, PlatformTransactionManager transactions, @Value("${stagedesk.secret-key:}") String said) {
		this.jdbc = jdbc;
		this.apart = new TransactionTemplate(transactions);
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.said = said;
	}

	/** Empty stays empty. */
	public String encrypt(String secret) {
		return secret.isEmpty() ? ""
				: HexFormat.of().formatHex(encryptor().encrypt(secret.getBytes(StandardCharsets.UTF_8)));
	}

	/** Empty where the key is another one than when it was encrypted. */
	public Optional<String> decrypt(String encrypted) {
		if (encrypted.isEmpty()) {
			return Optional.of("");
		}
		try {
			return Optional
				.of(new String(encryptor().decrypt(HexFormat.of().parseHex(encrypted)), StandardCharsets.UTF_8));
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private BytesEncryptor encryptor() {
		BytesEncryptor made = this.encryptor;
		if (made == null) {
			String kept = kept().orElseGet(this::keep);
			made = AesGcmBytesEncryptor.withSecretKey(this.said.isBlank() ? key(kept) : key(this.said, kept)).build();
			this.encryptor = made;
		}
		return made;
	}

	private static SecretKey key(String kept) {
		return new SecretKeySpec(HexFormat.of().parseHex(kept), "AES");
	}

	private static SecretKey key(String said, String salt) {
		try {
			PBEKeySpec words = new PBEKeySpec(said.toCharArray(), HexFormat.of().parseHex(salt), ITERATIONS, BYTES * 8);
			return new SecretKeySpec(
					SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(words).getEncoded(), "AES");
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String keep() {
		String random = HexFormat.of().formatHex(KeyGenerators.secureRandom(BYTES).generateKey());
		try {
			this.apart.executeWithoutResult(
					(status) -> this.jdbc.sql("insert into desk_secret (name, value_text) values (?, ?)")
						.params(NAME, random)
						.update());
		}
		catch (DuplicateKeyException ex) {
			return kept().orElseThrow();
		}
		return random;
	}

	private Optional<String> kept() {
		return this.apart.execute((status) -> this.jdbc.sql("select value_text from desk_secret where name = ?")
			.param(NAME)
			.query(String.class)
			.optional());
	}

}
