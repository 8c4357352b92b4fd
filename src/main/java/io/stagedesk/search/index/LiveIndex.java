package io.stagedesk.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.search.text.DeskAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.IOUtils;

/**
 * An open index: one thread writes, any may search what was written before the last
 * {@link #refresh}.
 */
public final class LiveIndex implements Closeable {

	private final Directory directory;

	private final IndexWriter writer;

	private final SearcherManager searchers;

	private LiveIndex(Directory directory, IndexWriter writer, SearcherManager searchers) {
		this.directory = directory;
		this.writer = writer;
		this.searchers = searchers;
	}

	/** Closes the directory where it cannot be opened. */
	static LiveIndex open(Directory directory) throws IOException {
		IndexWriter writer = null;
		try {
			writer = new IndexWriter(directory,
					new IndexWriterConfig(DeskAnalyzer.ofTexts()).setRAMBufferSizeMB(32).setCommitOnClose(false));
			return new LiveIndex(directory, writer, new SearcherManager(writer, new SearcherFactory()));
		}
		catch (IOException | RuntimeException ex) {
			IOUtils.closeWhileHandlingException(writer, directory);
			throw ex;
		}
	}

	/** Asks the index as it was at the last refresh. */
	public <T> T search(Asking<T> asking) throws IOException {
		IndexSearcher searcher = this.searchers.acquire();
		try {
			return asking.ask(searcher);
		}
		finally {
			this.searchers.release(searcher);
		}
	}

	void put(String kind, long id, Document document) throws IOException {
		this.writer.updateDocument(Documents.key(kind, id), document);
	}

	void remove(String kind, long id) throws IOException {
		this.writer.deleteDocuments(Documents.key(kind, id));
	}

	void removeAll() throws IOException {
		this.writer.deleteAll();
	}

	void refresh() throws IOException {
		this.searchers.maybeRefreshBlocking();
	}

	/** Makes safe what was written, and what the writer knows about it. */
	void commit(Map<String, String> knowledge) throws IOException {
		this.writer.setLiveCommitData(knowledge.entrySet());
		this.writer.commit();
	}

	/** What the writer knew when it committed last. */
	Map<String, String> knowledge() {
		Map<String, String> knowledge = new HashMap<>();
		Iterable<Map.Entry<String, String>> kept = this.writer.getLiveCommitData();
		if (kept != null) {
			kept.forEach((entry) -> knowledge.put(entry.getKey(), entry.getValue()));
		}
		return knowledge;
	}

	/** The versions of all rows of a kind, by id. */
	Map<Long, Long> versions(String kind) throws IOException {
		return search((searcher) -> {
			Map<Long, Long> versions = new HashMap<>();
			for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
				PostingsEnum rows = leaf.reader().postings(new Term(Fields.KIND, kind), PostingsEnum.NONE);
				NumericDocValues ids = leaf.reader().getNumericDocValues(Fields.ID);
				NumericDocValues marks = leaf.reader().getNumericDocValues(Fields.VERSION);
				Bits live = leaf.reader().getLiveDocs();
				for (int row = next(rows); row != DocIdSetIterator.NO_MORE_DOCS; row = next(rows)) {
					if ((live == null || live.get(row)) && ids.advanceExact(row) && marks.advanceExact(row)) {
						versions.put(ids.longValue(), marks.longValue());
					}
				}
			}
			return versions;
		});
	}

	/** The version of one row. */
	Optional<Long> version(String kind, long id) throws IOException {
		return search((searcher) -> {
			Term key = Documents.key(kind, id);
			for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
				PostingsEnum rows = leaf.reader().postings(key, PostingsEnum.NONE);
				NumericDocValues marks = leaf.reader().getNumericDocValues(Fields.VERSION);
				Bits live = leaf.reader().getLiveDocs();
				for (int row = next(rows); row != DocIdSetIterator.NO_MORE_DOCS; row = next(rows)) {
					if ((live == null || live.get(row)) && marks.advanceExact(row)) {
						return Optional.of(marks.longValue());
					}
				}
			}
			return Optional.empty();
		});
	}

	private static int next(PostingsEnum rows) throws IOException {
		return (rows != null) ? rows.nextDoc() : DocIdSetIterator.NO_MORE_DOCS;
	}

	@Override
	public void close() throws IOException {
		IOUtils.close(this.searchers, this.writer, this.directory);
	}

	/** A question to the index. */
	public interface Asking<T> {

		T ask(IndexSearcher searcher) throws IOException;

	}

}
