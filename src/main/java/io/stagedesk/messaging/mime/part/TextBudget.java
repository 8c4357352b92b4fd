package io.stagedesk.messaging.mime.part;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** How much text of one mail is held in memory: 1 MB plain, 2 MB html. */
final class TextBudget {

	private int plain = 1024 * 1024;

	private int html = 2 * 1024 * 1024;

	Part read(PartHead head, InputStream in) {
		boolean layout = head.getMimeType().equals("text/html");
		int left = layout ? this.html : this.plain;
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		byte[] buffer = new byte[16 * 1024];
		boolean cut = false;
		for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
			cut |= read > left - text.size();
			text.write(buffer, 0, Math.min(read, left - text.size()));
		}
		this.html -= layout ? text.size() : 0;
		this.plain -= layout ? 0 : text.size();
		return Part.text(head, text.toByteArray(), cut);
	}

	/** What a broken encoding hides counts as the end; what came before it stays. */
	static int read(InputStream in, byte[] buffer) {
		try {
			return in.read(buffer);
		}
		catch (IOException ex) {
			return -1;
		}
	}

}
