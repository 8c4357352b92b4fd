package io.stagedesk.ticket.relation;

import java.time.Instant;

/**
 * How two tickets belong together, as it is kept.
 *
 * @param ticket the parent, the original, or the older of two related ones
 * @param kind what that one is to the other
 */
record Tie(long ticket, long other, RelationKind kind, Instant at, String by) {

	static Tie of(long ticket, RelationKind kind, long other, Instant at, String by) {
		boolean turned = kind.isBelow() || (kind == RelationKind.RELATED && ticket > other);
		return turned ? new Tie(other, ticket, kind.opposite(), at, by) : new Tie(ticket, other, kind, at, by);
	}

	/** The child or the duplicate; {@code null} where nobody is below. */
	Long below() {
		return (this.kind == RelationKind.RELATED) ? null : this.other;
	}

	boolean isLike(Tie another) {
		return this.ticket == another.ticket && this.other == another.other && this.kind == another.kind;
	}

	/** What a ticket is to the other one. */
	RelationKind from(long id) {
		return (id == this.ticket) ? this.kind : this.kind.opposite();
	}

	long otherThan(long id) {
		return (id == this.ticket) ? this.other : this.ticket;
	}

}
