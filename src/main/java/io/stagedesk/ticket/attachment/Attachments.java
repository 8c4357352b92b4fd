package io.stagedesk.ticket.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

import io.stagedesk.content.Content;
import io.stagedesk.content.Contents;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files of messages. Who may have them is asked of the tickets: see
 * {@code SeenTickets.showsAttachments}.
 */
@Service
public class Attachments {

	private static final String SELECT = """
			select id, message_id, name, type, content_id, sha256, size, inline_id, finding from attachment""";

	private static final int FINDING = 200;

	private final JdbcClient jdbc;

	private final Contents contents;

	private final List<AttachmentScan> scans;

	Attachments(JdbcClient jdbc, Contents contents, ObjectProvider<AttachmentScan> scans) {
		this.jdbc = jdbc;
		this.contents = contents;
		this.scans = scans.orderedStream().toList();
	}

	/**
	 * Keeps a file with a message, in the caller's transaction.
	 * @throws IOException where it cannot be read or scanned
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void add(long ticket, long message, NewFile file) throws IOException {
		Optional<String> finding = scan(file);
		try (InputStream bytes = file.source().open()) {
			Content content = this.contents.keep(bytes);
			this.jdbc
				.sql("""
						insert into attachment (ticket_id, message_id, name, type, content_id, sha256, size, inline_id, finding)
						values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
				.params(ticket, message, file.name(), file.type(), content.id(), content.sha256(), content.size(),
						file.inlineId(), finding.orElse(null))
				.update();
		}
	}

	/** Lets another message have the files of one, too; their bytes are kept once. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void copy(long ofMessage, long ticket, long message) {
		this.jdbc.sql("""
				insert into attachment (ticket_id, message_id, name, type, content_id, sha256, size, inline_id, finding)
				select cast(? as bigint), cast(? as bigint), name, type, content_id, sha256, size, inline_id, finding
				from attachment where message_id = ? order by id""").params(ticket, message, ofMessage).update();
	}

	/** What was uploaded before belongs to a message; it has been scanned already. */
	void add(Upload upload, long message) {
		this.jdbc.sql("""
				insert into attachment (ticket_id, message_id, name, type, content_id, sha256, size)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(upload.ticketId(), message, upload.name(), upload.type(), upload.contentId(), upload.sha256(),
					upload.size())
			.update();
	}

	/** All of a ticket, oldest first. */
	@Transactional(readOnly = true)
	public List<Attachment> of(long ticket) {
		return this.jdbc.sql(SELECT + " where ticket_id = ? order by id").param(ticket).query(Attachment.class).list();
	}

	/** Those of one message, oldest first. */
	@Transactional(readOnly = true)
	public List<Attachment> of(long ticket, long message) {
		return this.jdbc.sql(SELECT + " where ticket_id = ? and message_id = ? order by id")
			.params(ticket, message)
			.query(Attachment.class)
			.list();
	}

	@Transactional(readOnly = true)
	public Optional<Attachment> find(long ticket, long id) {
		return this.jdbc.sql(SELECT + " where ticket_id = ? and id = ?")
			.params(ticket, id)
			.query(Attachment.class)
			.optional();
	}

	public InputStream open(Attachment attachment) {
		return this.contents.open(attachment.contentId());
	}

	/** What is wrong with a file; empty where nothing is. */
	Optional<String> scan(NewFile file) throws IOException {
		for (AttachmentScan scan : this.scans) {
			try (InputStream bytes = file.source().open()) {
				Optional<String> finding = scan.scan(file.name(), file.type(), bytes);
				if (finding.isPresent()) {
					return finding.map((text) -> text.substring(0, Math.min(text.length(), FINDING)));
				}
			}
		}
		return Optional.empty();
	}

	/**
	 * A file to keep.
	 *
	 * @param inlineId or {@code null}
	 */
	public record NewFile(String name, String type, String inlineId, Source source) {
	}

	/** Gives the bytes, from the beginning each time. */
	@FunctionalInterface
	public interface Source {

		InputStream open() throws IOException;

	}

}
