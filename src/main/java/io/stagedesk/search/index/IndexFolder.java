package io.stagedesk.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a node keeps its index: the first folder that no other process has. What cannot
 * be read is thrown away, as the database has all of it.
 */
final class IndexFolder {

	private static final Logger log = LoggerFactory.getLogger(IndexFolder.class);

	private static final int MOST_NODES = 16;

	private static final Pattern OWN_FILE = Pattern.compile("(pending_)?segments.*|_[0-9a-z]+.*");

	private final String directory;

	IndexFolder(String directory) {
		this.directory = directory.strip();
	}

	LiveIndex open() throws IOException {
		if (this.directory.isEmpty()) {
			return LiveIndex.open(new ByteBuffersDirectory());
		}
		for (int node = 1; node < MOST_NODES; node++) {
			try {
				return open(Path.of(this.directory, "node-" + node));
			}
			catch (LockObtainFailedException ex) {
				log.debug("Another process has the index {}", node);
			}
		}
		throw new LockObtainFailedException("%d processes have an index in %s".formatted(MOST_NODES, this.directory));
	}

	private static LiveIndex open(Path folder) throws IOException {
		Files.createDirectories(folder);
		try {
			return LiveIndex.open(FSDirectory.open(folder));
		}
		catch (LockObtainFailedException ex) {
			throw ex;
		}
		catch (IOException | IllegalArgumentException ex) {
			log.warn("The index in {} cannot be read and is made anew: {}", folder, ex.toString());
			try (Directory broken = FSDirectory.open(folder)) {
				empty(broken);
			}
			return LiveIndex.open(FSDirectory.open(folder));
		}
	}

	private static void empty(Directory broken) throws IOException {
		for (String file : broken.listAll()) {
			if (OWN_FILE.matcher(file).matches()) {
				broken.deleteFile(file);
			}
		}
	}

}
