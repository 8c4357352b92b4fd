package io.stagedesk.ticket.move;

/** Why work is moved, as the desk offers it. */
public record MoveReason(String id, String name, String nameZh) {

	public String nameIn(String language) {
		return language.equals("zh") ? this.nameZh : this.name;
	}

}
