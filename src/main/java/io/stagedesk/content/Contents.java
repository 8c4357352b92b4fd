package io.stagedesk.content;

import java.io.IOException;
import java.io.InputStream;

/**
 * Where bytes are kept. They are written and read as streams: no content is ever whole in
 * memory.
 */
public interface Contents {

	/**
	 * Keeps what the stream has left, in the caller's transaction.
	 * @throws IOException where the stream cannot be read
	 */
	Content keep(InputStream bytes) throws IOException;

	/**
	 * The bytes from their beginning; reading fails with an {@link IOException} where
	 * they are gone.
	 */
	InputStream open(long id);

	/** Forgets the bytes, in the caller's transaction. */
	void forget(long id);

}
