package io.stagedesk.content;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps bytes in the database, in pieces of 256 KB. */
@Component
class DatabaseContents implements Contents {

	static final int PIECE = 256 * 1024;

	private final JdbcClient jdbc;

	private final Clock clock;

	DatabaseContents(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public Content keep(InputStream bytes) throws IOException {
		DigestInputStream digested = new DigestInputStream(bytes, sha256());
		long id = insert();
		long size = 0;
		byte[] piece = digested.readNBytes(PIECE);
		for (int number = 0; piece.length > 0; number++) {
			this.jdbc.sql("insert into content_piece (content_id, piece, bytes) values (?, ?, ?)")
				.params(id, number, piece)
				.update();
			size += piece.length;
			piece = digested.readNBytes(PIECE);
		}
		String hash = HexFormat.of().formatHex(digested.getMessageDigest().digest());
		this.jdbc.sql("update content set sha256 = ?, size = ? where id = ?").params(hash, size, id).update();
		return new Content(id, hash, size);
	}

	@Override
	public InputStream open(long id) {
		return new PiecedInputStream((number) -> piece(id, number), size(id));
	}

	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public void forget(long id) {
		this.jdbc.sql("delete from content where id = ?").param(id).update();
	}

	private long insert() {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("insert into content (sha256, size, created_at) values ('', 0, ?)")
			.param(Timestamp.from(this.clock.instant()))
			.update(key, "id");
		return key.getKeyAs(Number.class).longValue();
	}

	/** One that is gone has no size to meet, and fails at its first byte. */
	private long size(long id) {
		return this.jdbc.sql("select size from content where id = ?").param(id).query(Long.class).optional().orElse(1L);
	}

	private byte[] piece(long id, int number) {
		return this.jdbc.sql("select bytes from content_piece where content_id = ? and piece = ?")
			.params(id, number)
			.query((row, index) -> row.getBytes("bytes"))
			.optional()
			.orElseGet(() -> new byte[0]);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
