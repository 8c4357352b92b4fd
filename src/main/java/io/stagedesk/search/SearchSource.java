package io.stagedesk.search;

import java.util.List;

import io.stagedesk.staff.Viewer;

/**
 * Another module whose things are found together with tickets; a bean of this type is
 * asked at each search and must be quick.
 */
public interface SearchSource {

	/** As {@code articles}. */
	String kind();

	/**
	 * What the viewer may see of it.
	 * @param words as typed
	 */
	List<Hit> search(String words, Viewer viewer, int limit);

	/**
	 * One thing.
	 *
	 * @param id by which its module knows it
	 * @param link path of its page
	 * @param text a line about it, or empty
	 */
	record Hit(String id, String title, String link, String text) {
	}

}
