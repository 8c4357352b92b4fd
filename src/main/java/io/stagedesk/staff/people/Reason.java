package io.stagedesk.staff.people;

/** Why somebody may be away, as the desk offers it. */
public record Reason(String id, String name, String nameZh) {

	public String nameIn(String language) {
		return language.equals("zh") ? this.nameZh : this.name;
	}

}
