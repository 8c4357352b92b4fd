package io.stagedesk.messaging.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.messaging.MailState;
import io.stagedesk.messaging.MailWriter;
import io.stagedesk.messaging.Outbox;
import io.stagedesk.messaging.OutgoingMail;
import io.stagedesk.messaging.incoming.IncomingMail;
import io.stagedesk.messaging.incoming.IncomingMails;
import io.stagedesk.messaging.incoming.IncomingState;
import io.stagedesk.messaging.web.MailResource.Direction;
import io.stagedesk.messaging.web.MailResource.State;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails of both directions in one list, the newest first; at the same instant those that
 * came in stand before those that leave.
 */
@Component
class MailLists {

	private static final Comparator<MailResource> NEWEST = Comparator.comparing(MailResource::at)
		.thenComparing((mail) -> mail.direction() == Direction.IN)
		.thenComparingLong(MailLists::number)
		.reversed();

	private final IncomingMails incoming;

	private final Outbox outbox;

	private final MailWriter writer;

	MailLists(IncomingMails incoming, Outbox outbox, MailWriter writer) {
		this.incoming = incoming;
		this.outbox = outbox;
		this.writer = writer;
	}

	/** A state that only one direction knows lists that one. */
	@Transactional(readOnly = true)
	public Slice<MailResource> list(Optional<State> state, Optional<Direction> direction, int limit,
			Optional<Cursor> cursor) {
		Stream<MailResource> in = (direction.orElse(Direction.IN) == Direction.IN) ? in(state, limit + 1, cursor)
				: Stream.empty();
		Stream<MailResource> out = (direction.orElse(Direction.OUT) == Direction.OUT) ? out(state, limit + 1, cursor)
				: Stream.empty();
		return Slice.of(Stream.concat(in, out).sorted(NEWEST).limit(limit + 1).toList(), limit,
				(last) -> new Cursor(last.at(), last.id()).toString());
	}

	MailResource resource(OutgoingMail mail) {
		return MailResource.of(mail, this.writer.write(mail).subject());
	}

	private Stream<MailResource> in(Optional<State> state, int most, Optional<Cursor> cursor) {
		List<IncomingState> states = among(IncomingState.values(), state);
		Optional<Cursor> before = cursor
			.map((one) -> new Cursor(one.at(), id(one).direction() == Direction.IN ? id(one).number() : 0));
		return states.isEmpty() ? Stream.empty()
				: this.incoming.list(states, most, before).stream().map(MailResource::of);
	}

	private Stream<MailResource> out(Optional<State> state, int limit, Optional<Cursor> cursor) {
		List<MailState> states = among(MailState.values(), state);
		Optional<Cursor> before = cursor.map((one) -> new Cursor(one.at(),
				id(one).direction() == Direction.OUT ? id(one).number() : Long.MAX_VALUE));
		return states.isEmpty() ? Stream.empty()
				: this.outbox.list(states, limit, before).items().stream().map(this::resource);
	}

	private static <T extends Enum<T>> List<T> among(T[] known, Optional<State> wanted) {
		return Stream.of(known).filter((one) -> wanted.isEmpty() || one.name().equals(wanted.get().name())).toList();
	}

	private static MailId id(Cursor cursor) {
		return MailId.parse(cursor.key())
			.orElseThrow(() -> new FieldErrorsException("cursor", "is not a cursor of this list"));
	}

	private static long number(MailResource mail) {
		return MailId.parse(mail.id()).orElseThrow().number();
	}

}
