package io.stagedesk.page;

import java.util.List;

import io.stagedesk.page.Page.Place;

/** The main navigation: which role sees which page, and which of them is its first. */
enum Places {

	BOARD("/board", "board", "SUPERVISOR", "ADMIN"),
	PROMISES(List.of("/board/policies", "/board/calendars"), "clock", "SUPERVISOR", "ADMIN"),
	DESK("/desk", "desk", "AGENT", "VENDOR_AGENT", "SUPERVISOR", "ADMIN"),
	KNOWLEDGE(List.of("/desk/articles", "/desk/article-editor", "/desk/canned"), "talk", "AGENT", "VENDOR_AGENT",
			"SUPERVISOR", "ADMIN"),
	STUDIO("/studio", "studio", "PROCESS_OWNER", "ADMIN"), ADMINISTRATION("/admin", "admin", "ADMIN"),
	SHIFTS("/admin/shifts", "user", "SUPERVISOR"), MAILS("/admin/mails", "inbox", "ADMIN"),
	OUTBOX("/admin/outbox", "mail", "ADMIN");

	private final String path;

	private final List<String> paths;

	private final String icon;

	private final List<String> roles;

	Places(String path, String icon, String... roles) {
		this(List.of(path), icon, roles);
	}

	/** Where several paths belong together, the first one is the entry's own. */
	Places(List<String> paths, String icon, String... roles) {
		this.path = paths.get(0);
		this.paths = paths;
		this.icon = icon;
		this.roles = List.of(roles);
	}

	static String first(String role) {
		return switch (role) {
			case "ADMIN" -> ADMINISTRATION.path;
			case "SUPERVISOR" -> BOARD.path;
			case "PROCESS_OWNER" -> STUDIO.path;
			case "AGENT", "VENDOR_AGENT" -> DESK.path;
			default -> "/help";
		};
	}

	static List<Place> of(String role, String path) {
		List<Places> mine = List.of(values()).stream().filter((one) -> one.roles.contains(role)).toList();
		Places here = nearest(mine, path);
		return mine.stream().map((one) -> new Place(one.name(), one.path, one.icon, one == here)).toList();
	}

	private static Places nearest(List<Places> places, String path) {
		return places.stream()
			.filter((one) -> one.fit(path) > 0)
			.reduce((one, other) -> (other.fit(path) > one.fit(path)) ? other : one)
			.orElse(null);
	}

	/** How much of a path is one of these, 0 where none is. */
	private int fit(String path) {
		return this.paths.stream().filter(path::startsWith).mapToInt(String::length).max().orElse(0);
	}

}
