package io.stagedesk.page;

import java.util.List;

import io.stagedesk.page.Page.Place;

/** The main navigation: which role sees which page, and which of them is its first. */
enum Places {

	BOARD("/board", "board", "SUPERVISOR", "ADMIN"),
	DESK("/desk", "desk", "AGENT", "VENDOR_AGENT", "SUPERVISOR", "ADMIN"),
	STUDIO("/studio", "studio", "PROCESS_OWNER", "ADMIN"), ADMINISTRATION("/admin", "admin", "ADMIN"),
	OUTBOX("/admin/outbox", "mail", "ADMIN");

	private final String path;

	private final String icon;

	private final List<String> roles;

	Places(String path, String icon, String... roles) {
		this.path = path;
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
			.filter((one) -> path.startsWith(one.path))
			.reduce((one, other) -> (other.path.length() > one.path.length()) ? other : one)
			.orElse(null);
	}

}
