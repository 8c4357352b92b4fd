package io.stagedesk.ticket.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.content.Content;
import io.stagedesk.content.Contents;
import io.stagedesk.ticket.attachment.Attachments.NewFile;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files on their way to a message: uploaded by one person for one ticket, and nobody
 * else's until they are sent. Who may write on the ticket is for the caller to ask.
 */
@Service
@EnableConfigurationProperties(FileSettings.class)
public class Uploads {

	private static final String SELECT = """
			select id, ticket_id, author, draft_id, pending_id, name, type, content_id, sha256, size from upload""";

	private static final int BATCH = 200;

	private final JdbcClient jdbc;

	private final Contents contents;

	private final Attachments attachments;

	private final FileSettings settings;

	private final Clock clock;

	Uploads(JdbcClient jdbc, Contents contents, Attachments attachments, FileSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.contents = contents;
		this.attachments = attachments;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Keeps a file; one that is too large, one too many, or one in which something is
	 * found is refused (422).
	 * @param draft the draft that it goes with, or {@code null}
	 * @throws IOException where it cannot be read or scanned
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Upload keep(long ticket, String author, Long draft, NewFile file, long size) throws IOException {
		requireTaken(file, size);
		requireRoom((draft != null) ? ofDraft(draft) : loose(ticket, author), size);
		Optional<String> finding = this.attachments.scan(file);
		if (finding.isPresent()) {
			throw new FieldErrorsException("file", "is kept back: " + finding.get());
		}
		try (InputStream bytes = file.source().open()) {
			Content content = this.contents.keep(bytes);
			GeneratedKeyHolder key = new GeneratedKeyHolder();
			this.jdbc.sql("""
					insert into upload (ticket_id, author, draft_id, name, type, content_id, sha256, size, uploaded_at)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
				.params(ticket, author, draft, file.name(), file.type(), content.id(), content.sha256(), content.size(),
						Timestamp.from(now()))
				.update(key, "id");
			return new Upload(key.getKeyAs(Number.class).longValue(), ticket, author, draft, null, file.name(),
					file.type(), content.id(), content.sha256(), content.size());
		}
	}

	private void requireTaken(NewFile file, long size) {
		if (size == 0) {
			throw new FieldErrorsException("file", "is empty");
		}
		if (size > this.settings.size().toBytes()) {
			throw new FieldErrorsException("file",
					"is larger than %d MB".formatted(this.settings.size().toMegabytes()));
		}
		String name = file.name().toLowerCase(Locale.ROOT);
		if (this.settings.refused().contains(name.substring(name.lastIndexOf('.') + 1))) {
			throw new FieldErrorsException("file", "is of a kind that is not sent");
		}
	}

	private void requireRoom(List<Upload> others, long size) {
		if (others.size() >= this.settings.count()) {
			throw new FieldErrorsException("file", "is one too many: at most %d".formatted(this.settings.count()));
		}
		if (total(others) + size > this.settings.total().toBytes()) {
			throw new FieldErrorsException("file",
					"is too much: at most %d MB together".formatted(this.settings.total().toMegabytes()));
		}
	}

	/** Those of a draft, oldest first. */
	@Transactional(readOnly = true)
	public List<Upload> ofDraft(long draft) {
		return this.jdbc.sql(SELECT + " where draft_id = ? order by id").param(draft).query(Upload.class).list();
	}

	/** Those of a reply that is not said yet, oldest first. */
	@Transactional(readOnly = true)
	public List<Upload> ofPending(long pending) {
		return this.jdbc.sql(SELECT + " where pending_id = ? order by id").param(pending).query(Upload.class).list();
	}

	private List<Upload> loose(long ticket, String author) {
		return this.jdbc
			.sql(SELECT + " where ticket_id = ? and author = ? and draft_id is null and pending_id is null order by id")
			.params(ticket, author)
			.query(Upload.class)
			.list();
	}

	/**
	 * Somebody's own on a ticket, in the order asked for.
	 * @throws FieldErrorsException where one of them is not theirs or has gone already,
	 * or they are too many together (422)
	 */
	@Transactional(readOnly = true)
	public List<Upload> own(long ticket, String author, Collection<Long> ids) {
		Set<Long> distinct = new HashSet<>(ids);
		List<Upload> found = distinct.isEmpty() ? List.of() : this.jdbc
			.sql(SELECT + " where ticket_id = :ticket and author = :author and pending_id is null and id in (:ids)"
					+ " order by id")
			.param("ticket", ticket)
			.param("author", author)
			.param("ids", distinct)
			.query(Upload.class)
			.list();
		if (found.size() < distinct.size()) {
			throw new FieldErrorsException("attachments", "names a file that is not yours or has gone");
		}
		if (found.size() > this.settings.count() || total(found) > this.settings.total().toBytes()) {
			throw new FieldErrorsException("attachments", "are too many together");
		}
		return found;
	}

	/** One of somebody's own. */
	@Transactional(readOnly = true)
	public Optional<Upload> find(long ticket, String author, long id) {
		return this.jdbc.sql(SELECT + " where ticket_id = ? and author = ? and pending_id is null and id = ?")
			.params(ticket, author, id)
			.query(Upload.class)
			.optional();
	}

	/** They go with a message from now on. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void attach(Collection<Upload> uploads, long message) {
		for (Upload upload : uploads) {
			requireOne(upload, this.jdbc.sql("delete from upload where id = ?").param(upload.id()).update());
			this.attachments.add(upload, message);
		}
	}

	/** They go with a reply that is not said yet. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void hold(Collection<Upload> uploads, long pending) {
		uploads.forEach((upload) -> requireOne(upload,
				this.jdbc.sql("update upload set pending_id = ?, draft_id = null where id = ? and pending_id is null")
					.params(pending, upload.id())
					.update()));
	}

	/** They go with a draft, whose author has them from now on. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void give(Collection<Upload> uploads, long draft, String author) {
		uploads.forEach((upload) -> requireOne(upload,
				this.jdbc.sql("update upload set draft_id = ?, pending_id = null, author = ? where id = ?")
					.params(draft, author, upload.id())
					.update()));
	}

	private static void requireOne(Upload upload, int rows) {
		if (rows != 1) {
			throw new FieldErrorsException("attachments", "names a file that is not yours or has gone");
		}
	}

	/** Nobody wants them any more. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void forget(Collection<Upload> uploads) {
		for (Upload upload : uploads) {
			if (this.jdbc.sql("delete from upload where id = ?").param(upload.id()).update() == 1) {
				this.contents.forget(upload.contentId());
			}
		}
	}

	/** Forgets what was uploaded before, and goes with nothing. */
	@Transactional
	public int forgetBefore(Instant before) {
		List<Upload> old = this.jdbc
			.sql(SELECT + " where uploaded_at < ? and draft_id is null and pending_id is null order by id limit ?")
			.params(Timestamp.from(before), BATCH)
			.query(Upload.class)
			.list();
		forget(old);
		return old.size();
	}

	private static long total(List<Upload> uploads) {
		return uploads.stream().mapToLong(Upload::size).sum();
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
