package io.stagedesk.ticket.relation;

/** What a ticket is to another one. */
public enum RelationKind {

	PARENT_OF, CHILD_OF, RELATED, DUPLICATE_OF, DUPLICATED_BY;

	/** What the other one is to it. */
	public RelationKind opposite() {
		return switch (this) {
			case PARENT_OF -> CHILD_OF;
			case CHILD_OF -> PARENT_OF;
			case RELATED -> RELATED;
			case DUPLICATE_OF -> DUPLICATED_BY;
			case DUPLICATED_BY -> DUPLICATE_OF;
		};
	}

	/** Whether a ticket is this to at most one other. */
	boolean isBelow() {
		return this == CHILD_OF || this == DUPLICATE_OF;
	}

}
