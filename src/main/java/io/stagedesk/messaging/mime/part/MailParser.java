package io.stagedesk.messaging.mime.part;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

import io.stagedesk.messaging.mime.MailLimits;
import io.stagedesk.messaging.mime.RefusedMailException.Reason;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Takes one mail apart, holding in memory no more than its bounded texts. */
public final class MailParser {

	private static final int PREAMBLE = 64 * 1024;

	private final MailLimits limits;

	private final Spool spool;

	private final TextBudget budget = new TextBudget();

	private final Deque<Part> open = new ArrayDeque<>();

	private int parts;

	private Part root;

	private byte[] preamble = new byte[0];

	public MailParser(MailLimits limits, Spool spool) {
		this.limits = limits;
		this.spool = spool;
	}

	public Part parse(InputStream raw, Runnable watch) {
		try {
			MailStart start = MailStart.of(new BoundedInput(raw, this.limits.size().toBytes(), watch));
			MimeTokenStream tokens = tokens(start.boundary());
			tokens.parse(start.mail());
			for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
				watch.run();
				take(state, tokens);
			}
			return this.root;
		}
		catch (MimeException ex) {
			throw HeadBuilder.tooLarge(this.limits.header().toBytes());
		}
		catch (IOException ex) {
			throw (ex.getCause() instanceof MimeException) ? HeadBuilder.tooLarge(this.limits.header().toBytes())
					: new UncheckedIOException(ex);
		}
	}

	private MimeTokenStream tokens(String boundary) {
		int header = (int) this.limits.header().toBytes();
		MimeConfig config = new MimeConfig.Builder().setMaxLineLen(header + 100)
			.setMaxHeaderLen(header)
			.setMaxHeaderCount(-1)
			.setMaxContentLen(-1)
			.build();
		MimeTokenStream tokens = new MimeTokenStream(config, DecodeMonitor.SILENT,
				new HeadBuilder(header, boundary, false));
		tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
		return tokens;
	}

	private void take(EntityState state, MimeTokenStream tokens) throws IOException {
		switch (state) {
			case T_START_MULTIPART -> begin(Part.multipart((PartHead) tokens.getBodyDescriptor()));
			case T_PREAMBLE -> this.preamble = tokens.getInputStream().readNBytes(PREAMBLE);
			case T_END_MULTIPART -> end();
			case T_BODY -> body((PartHead) tokens.getBodyDescriptor(), tokens);
			default -> {
			}
		}
	}

	private void begin(Part part) {
		add(part);
		this.open.push(part);
		this.preamble = new byte[0];
		if (this.open.size() > this.limits.depth()) {
			throw new Refusal(Reason.TOO_DEEP,
					"Parts lie in one another more than %d deep.".formatted(this.limits.depth()));
		}
	}

	private void end() {
		Part ended = this.open.pop();
		if (ended.parts().isEmpty()) {
			ended.parts().add(Part.text(new PartHead(new Headers(), "text/plain", ""), this.preamble, false));
		}
	}

	private void add(Part part) {
		this.parts++;
		if (this.parts > this.limits.parts()) {
			throw new Refusal(Reason.TOO_MANY_PARTS, "It has more than %d parts.".formatted(this.limits.parts()));
		}
		if (this.open.isEmpty()) {
			this.root = part;
		}
		else {
			this.open.peek().parts().add(part);
		}
	}

	private void body(PartHead head, MimeTokenStream tokens) throws IOException {
		InputStream decoded = tokens.getDecodedInputStream();
		InputStream in = head.isBase64() ? new Base64Input(decoded) : decoded;
		boolean named = !head.fileName().isEmpty() && !this.open.isEmpty();
		if (head.isText() && !head.isAttached() && !named && !head.isUuencoded()) {
			add(this.budget.read(head, in));
			return;
		}
		Path file = this.spool.next();
		add(Part.file(head, file));
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
			copy(head, in, out);
		}
	}

	private static void copy(PartHead head, InputStream in, OutputStream out) throws IOException {
		if (head.isUuencoded()) {
			Uuencoded.decode(new BufferedInputStream(in), out);
			return;
		}
		byte[] buffer = new byte[16 * 1024];
		for (int read = TextBudget.read(in, buffer); read >= 0; read = TextBudget.read(in, buffer)) {
			out.write(buffer, 0, read);
		}
	}

}
