package io.stagedesk.live;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.stagedesk.api.Tokens;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Audience;
import io.stagedesk.ticket.TicketsChanged;

/**
 * One piece of news on its way to all nodes.
 *
 * @param kinds the kinds of the ticket's new lines of history, or {@code PRESENCE}
 * @param ticket its number, {@code null} where it is not about a ticket
 * @param version the ticket's version
 * @param now who is told
 * @param before who is told no more than that it is gone, unless they are told anyway
 * @param people logins of those who are told, whatever they may see; absent where another
 * version of the desk says it
 * @param mark by which all nodes know this piece of news; absent where only one hears it,
 * or where another version says it
 */
record Change(Set<String> kinds, String ticket, int version, List<Audience> now, List<Audience> before,
		Set<String> people, String mark) {

	private static final Set<String> GONE = Set.of("GONE");

	Change {
		kinds = new TreeSet<>(kinds);
		now = List.copyOf(now);
		before = List.copyOf(before);
		people = (people != null) ? Set.copyOf(people) : Set.of();
	}

	Change(Set<String> kinds, String ticket, int version, List<Audience> now, List<Audience> before) {
		this(kinds, ticket, version, now, before, Set.of(), null);
	}

	/** The same with a mark of its own. */
	Change marked() {
		return new Change(this.kinds, this.ticket, this.version, this.now, this.before, this.people,
				Tokens.random().substring(0, 11));
	}

	/** Nobody else hears that somebody is told something. */
	static Change ofNotices(Set<String> logins) {
		return new Change(Set.of("NOTICE"), null, 0, List.of(), List.of(), logins, null);
	}

	static Change of(TicketsChanged.Change change) {
		boolean stays = change.now().equals(change.before());
		return new Change(change.kinds(), change.number(), change.version(), List.of(change.now()),
				stays ? List.of() : List.of(change.before()));
	}

	/** Presence concerns the agent's teams as if it were a ticket of theirs. */
	static Change of(Agent agent) {
		List<Audience> audiences = agent.teams().isEmpty() ? List.of(new Audience(null, null, agent.login()))
				: agent.teams().stream().map((team) -> new Audience(team, null, agent.login())).toList();
		return new Change(Set.of("PRESENCE"), null, 0, audiences, List.of());
	}

	/** What a viewer hears of it: all, that it is gone, or nothing. */
	Set<String> kindsFor(Viewer viewer) {
		if (this.people.contains(viewer.login()) || this.now.stream().anyMatch((one) -> one.includes(viewer))) {
			return this.kinds;
		}
		return this.before.stream().anyMatch((one) -> one.includes(viewer)) ? GONE : Set.of();
	}

}
