package io.stagedesk.search.index;

/** Names of what the index keeps of a ticket or a requester. */
public final class Fields {

	/** {@code t} or {@code r} and the row's id. */
	public static final String KEY = "key";

	/** {@link #TICKET} or {@link #PERSON}. */
	public static final String KIND = "kind";

	public static final String TICKET = "t";

	public static final String PERSON = "r";

	/** The row's id. */
	public static final String ID = "id";

	/**
	 * By which a change is noticed: a ticket's version, or a mark of a person's facts.
	 */
	public static final String VERSION = "version";

	public static final String TEAM = "team";

	public static final String ADVISING = "advising";

	public static final String ASSIGNEE = "assignee";

	public static final String STATUS = "status";

	/** {@code true} or {@code false}. */
	public static final String OPEN = "open";

	public static final String LANGUAGE = "language";

	public static final String PRIORITY = "priority";

	public static final String CHANNEL = "channel";

	public static final String TAG = "tag";

	/** Ids and addresses of who asks. */
	public static final String FROM = "from";

	/** Row of who asks. */
	public static final String REQUESTER = "requester";

	public static final String UPDATED = "updated";

	/** Numbers and ids as a whole. */
	public static final String EXACT = "exact";

	public static final String SUBJECT = "subject";

	public static final String LABELS = "labels";

	public static final String FACTS = "facts";

	/** What the requester and the desk said to each other. */
	public static final String SAID = "said";

	/** What the desk says among itself. */
	public static final String NOTES = "notes";

	public static final String WHO = "who";

	private Fields() {
	}

}
