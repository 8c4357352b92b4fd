package io.stagedesk.ticket.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Team;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketQuery;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All views, and the tickets in them that a viewer may see. */
@Service
public class Views {

	/** A count says this where there are as many or more. */
	public static final int MANY = 100;

	private static final int MOST = 50;

	private final ViewRows rows;

	private final Tickets tickets;

	private final Staff staff;

	private final Map<String, TicketSet> sets;

	Views(ViewRows rows, Tickets tickets, Staff staff, List<TicketSet> sets) {
		this.rows = rows;
		this.tickets = tickets;
		this.staff = staff;
		this.sets = sets.stream().collect(Collectors.toMap(TicketSet::view, Function.identity()));
	}

	/** The built-in ones, the viewer's own and those of the viewer's teams. */
	@Transactional(readOnly = true)
	public List<View> of(Viewer viewer) {
		return Stream.concat(Stream.of(BuiltIn.values()).map(BuiltIn::view), saved(viewer)).toList();
	}

	private Stream<View> saved(Viewer viewer) {
		Collection<String> teams = (viewer.role() == Role.ADMIN) ? this.staff.teams().stream().map(Team::id).toList()
				: viewer.teams();
		return Stream.concat(this.rows.of(viewer.login()).stream(), this.rows.ofTeams(teams).stream())
			.map((view) -> view.as(viewer));
	}

	/** The view of this key, where the viewer sees it. */
	@Transactional(readOnly = true)
	public Optional<View> find(String key, Viewer viewer) {
		return BuiltIn.find(key).map(BuiltIn::view).or(() -> saved(key, viewer).map((view) -> view.as(viewer)));
	}

	/**
	 * The same.
	 * @throws ViewNotFoundException where there is none (404)
	 */
	@Transactional(readOnly = true)
	public View get(String key, Viewer viewer) {
		return find(key, viewer).orElseThrow(ViewNotFoundException::new);
	}

	/**
	 * One page of a view.
	 * @param q words of the subject or a number, or {@code null}
	 * @param cursor where the page before ended, or {@code null}
	 * @throws ViewNotFoundException where there is none (404)
	 */
	@Transactional(readOnly = true)
	public Slice<TicketSnapshot> tickets(String key, String q, Cursor cursor, int limit, Viewer viewer) {
		return this.tickets.list(query(get(key, viewer), q, limit, viewer).from(cursor), viewer);
	}

	/** How many tickets each of the viewer's views has, {@link #MANY} at most. */
	@Transactional(readOnly = true)
	public Map<String, Integer> counts(Viewer viewer) {
		return counts(of(viewer), viewer);
	}

	/** The same for these. */
	@Transactional(readOnly = true)
	public Map<String, Integer> counts(List<View> views, Viewer viewer) {
		Map<String, TicketQuery> queries = new LinkedHashMap<>();
		views.forEach((view) -> queries.put(view.key(), query(view, null, MANY, viewer)));
		return this.tickets.count(queries, viewer);
	}

	private TicketQuery query(View view, String q, int limit, Viewer viewer) {
		TicketQuery query = new TicketQuery(view.conditions(), q, view.sort(), limit, null);
		Optional<BuiltIn> known = BuiltIn.find(view.key());
		if (known.filter((one) -> one.filled).isPresent()) {
			return query.among(ids(view.key(), viewer));
		}
		return known.filter((one) -> one.awake).isPresent() ? query.awakeFor(viewer.login()) : query;
	}

	private Set<Long> ids(String key, Viewer viewer) {
		TicketSet set = this.sets.get(key);
		return (set != null) ? set.of(viewer) : Set.of();
	}

	/**
	 * Makes a view, the last of its kind.
	 * @throws ViewNotAllowedException where it shall be a team's which the viewer does
	 * not lead (403)
	 * @throws FieldErrorsException where there are 50 already (422)
	 */
	@Transactional
	public View add(NewView view, Viewer viewer) {
		requireTeam(view.team(), viewer);
		List<SavedView> there = siblings(view.team(), viewer);
		if (there.size() >= MOST) {
			throw new FieldErrorsException("name", "must wait: there are 50 views already");
		}
		long id = this.rows.insert((view.team() != null) ? null : viewer.login(), view, there.size());
		renumber(siblings(view.team(), viewer));
		return get(SavedView.PREFIX + id, viewer);
	}

	/**
	 * Lets a view say something else; whose it is stays.
	 * @param seen the version that the viewer has seen, where it matters
	 * @throws StaleViewException where there is a newer one (409)
	 */
	@Transactional
	public View change(String key, NewView view, Optional<Integer> seen, Viewer viewer) {
		SavedView there = editable(key, viewer);
		if (!this.rows.update(there.id(), view, seen.orElse(there.version()))) {
			throw new StaleViewException();
		}
		return get(key, viewer);
	}

	@Transactional
	public void remove(String key, Viewer viewer) {
		this.rows.delete(editable(key, viewer).id());
	}

	/** Puts a view so many places further down among those of its kind, or up. */
	@Transactional
	public void move(String key, int places, Viewer viewer) {
		SavedView moved = editable(key, viewer);
		List<SavedView> order = new ArrayList<>(siblings(moved.team(), viewer));
		int from = order.indexOf(moved);
		int to = (int) Math.max(0, Math.min((long) from + places, order.size() - 1));
		Collections.rotate(order.subList(Math.min(from, to), Math.max(from, to) + 1), (from < to) ? -1 : 1);
		renumber(order);
	}

	private void renumber(List<SavedView> order) {
		for (int place = 0; place < order.size(); place++) {
			this.rows.place(order.get(place).id(), place);
		}
	}

	private List<SavedView> siblings(String team, Viewer viewer) {
		return (team != null) ? this.rows.ofTeams(List.of(team)) : this.rows.of(viewer.login());
	}

	private void requireTeam(String team, Viewer viewer) {
		if (team == null) {
			return;
		}
		if (!this.staff.isTeam(team)) {
			throw new FieldErrorsException("team", "is not a team");
		}
		if (!SavedView.mayEdit(viewer, team)) {
			throw new ViewNotAllowedException("Only its supervisors make views of a team");
		}
	}

	private SavedView editable(String key, Viewer viewer) {
		if (BuiltIn.find(key).isPresent()) {
			throw new ViewNotAllowedException("This view is everybody's");
		}
		SavedView view = saved(key, viewer).orElseThrow(ViewNotFoundException::new);
		if (!view.isEditedBy(viewer)) {
			throw new ViewNotAllowedException("Only its supervisors change views of a team");
		}
		return view;
	}

	private Optional<SavedView> saved(String key, Viewer viewer) {
		return key.matches("v-[0-9]{1,18}") ? this.rows.find(Long.parseLong(key.substring(SavedView.PREFIX.length())))
			.filter((view) -> view.isSeenBy(viewer)) : Optional.empty();
	}

}
