package io.stagedesk.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Random;

import io.stagedesk.DeskTest;
import io.stagedesk.api.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

@DeskTest
class ContentsTests {

	@Autowired
	Contents contents;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	PlatformTransactionManager transactions;

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, DatabaseContents.PIECE - 1, DatabaseContents.PIECE, DatabaseContents.PIECE + 1,
			3 * DatabaseContents.PIECE + 7 })
	void givesBackWhatWasKept(int size) throws IOException {
		byte[] bytes = bytes(size);
		Content content = keep(bytes);
		assertThat(content.size()).isEqualTo(size);
		assertThat(content.sha256()).isEqualTo(Tokens.hash(bytes));
		try (InputStream in = this.contents.open(content.id())) {
			assertThat(in.readAllBytes()).isEqualTo(bytes);
		}
	}

	@Test
	void failsWhereAPieceIsGone() throws IOException {
		Content content = keep(bytes(2 * DatabaseContents.PIECE));
		this.jdbc.sql("delete from content_piece where content_id = ? and piece = 1").param(content.id()).update();
		try (InputStream in = this.contents.open(content.id())) {
			assertThatIOException().isThrownBy(in::readAllBytes).withMessageContaining("of 524288 bytes");
		}
	}

	@Test
	void forgetsAllPieces() throws IOException {
		Content content = keep(bytes(DatabaseContents.PIECE + 1));
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> this.contents.forget(content.id()));
		assertThat(this.jdbc.sql("select count(*) from content_piece where content_id = ?")
			.param(content.id())
			.query(Long.class)
			.single()).isZero();
		try (InputStream in = this.contents.open(content.id())) {
			assertThatIOException().isThrownBy(in::read);
		}
	}

	private Content keep(byte[] bytes) {
		return new TransactionTemplate(this.transactions).execute((status) -> {
			try {
				return this.contents.keep(new ByteArrayInputStream(bytes));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private static byte[] bytes(int size) {
		byte[] bytes = new byte[size];
		new Random(size).nextBytes(bytes);
		return bytes;
	}

}
