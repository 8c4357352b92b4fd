package io.stagedesk.page;

import java.util.List;

import io.stagedesk.page.Page.Place;

/** The main navigation: which role sees which page, and which of them is its first. */
enum Places {

	BOARD("board", "/board", "board", "SUPERVISOR"),
	DESK("desk", "/desk", "desk", "AGENT", "VENDOR_AGENT", "SUPERVISOR"),
	STUDIO("studio", "/studio", "studio", "PROCESS_OWNER"), ADMIN("admin", "/admin", "admin", "ADMIN"),
	OUTBOX("outbox", "/admin/outbox", "mail", "ADMIN");

	private final String label;

	private final String path;

	private final String icon;

	private final List<String> roles;

	Places(String label, String path, String icon, String... roles) {
		this.label = label;
		this.path = path;
		this.icon = icon;
		this.roles = List.of(roles);
	}

	static List<Place> of(String role, String path) {
		List<Places> mine = List.of(values()).stream().filter((one) -> one.roles.contains(role)).toList();
		return mine.stream()
			.map((one) -> new Place(one.label, one.path, one.icon, one == nearest(mine, path)))
			.toList();
	}

	private static Places nearest(List<Places> places, String path) {
		return places.stream()
			.filter((one) -> path.startsWith(one.path))
			.reduce((one, other) -> (other.path.length() > one.path.length()) ? other : one)
			.orElse(null);
	}

}
