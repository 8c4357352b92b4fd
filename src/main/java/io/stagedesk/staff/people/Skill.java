package io.stagedesk.staff.people;

/**
 * Something that some can do and others cannot.
 *
 * @param name in English, may be empty
 * @param nameZh in Chinese, may be empty
 * @param people how many have it
 */
public record Skill(String id, String name, String nameZh, int people, int version) {

	/** The name in a language, or the next best one. */
	public String nameIn(String language) {
		String first = language.equals("zh") ? this.nameZh : this.name;
		String second = language.equals("zh") ? this.name : this.nameZh;
		return !first.isEmpty() ? first : !second.isEmpty() ? second : this.id;
	}

}
