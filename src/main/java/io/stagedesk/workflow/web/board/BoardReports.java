package io.stagedesk.workflow.web.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.stagedesk.page.Words;
import io.stagedesk.sla.figures.ClockFilter;
import io.stagedesk.sla.figures.ClockQuery;
import io.stagedesk.sla.figures.CountedState;
import io.stagedesk.sla.figures.Figures;
import io.stagedesk.sla.figures.Span;
import io.stagedesk.sla.figures.Summary;
import io.stagedesk.sla.figures.Summary.TargetTally;
import io.stagedesk.sla.figures.Tally;
import io.stagedesk.sla.work.TicketSet;
import io.stagedesk.sla.work.TimeSplit;
import io.stagedesk.sla.work.TimeSplits;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.web.board.BoardView.Bar;
import io.stagedesk.workflow.web.board.BoardView.Compliance;
import io.stagedesk.workflow.web.board.BoardView.Group;
import io.stagedesk.workflow.web.board.BoardView.Line;
import io.stagedesk.workflow.web.board.BoardView.Minutes;
import io.stagedesk.workflow.web.desk.Names;
import io.stagedesk.workflow.web.board.Kept.Age;

import org.springframework.stereotype.Component;

/**
 * The blocks of the board that look back over a period: how promises did and where the
 * time went. On a large desk they are dear to find, so they are {@link Kept}.
 */
@Component
class BoardReports {

	private static final long BAR = 1000;

	private final Figures figures;

	private final TimeSplits splits;

	private final Staff staff;

	private final Kept kept;

	private final Words words;

	private final Clock clock;

	BoardReports(Figures figures, TimeSplits splits, Staff staff, Kept kept, Words words, Clock clock) {
		this.figures = figures;
		this.splits = splits;
		this.staff = staff;
		this.kept = kept;
		this.words = words;
		this.clock = clock;
	}

	Compliance compliance(BoardQuery query, Viewer viewer) {
		Found<Results> found = this.kept.get(Age.PAST, query.key("summary", viewer), () -> results(query, viewer));
		Names names = Names.of(this.staff);
		Summary summary = found.value().summary();
		List<Group> groups = summary.rows()
			.stream()
			.map((row) -> new Group(label(query, row.key(), names),
					row.targets().stream().map((one) -> line(query, row.key(), one)).toList()))
			.toList();
		Line total = line(query, "", new TargetTally(null, summary.total()));
		return new Compliance(found.at(), groups, total, change(summary.total(), found.value().before()),
				groups.isEmpty());
	}

	Summary summary(BoardQuery query, Viewer viewer, Instant now) {
		return query.business() ? this.figures.summaryInWorkingTime(query.span(now), query.by(), query.filter(), viewer)
				: this.figures.summary(query.span(now), query.by(), query.filter(), viewer);
	}

	private Found<Results> results(BoardQuery query, Viewer viewer) {
		Instant now = this.clock.instant();
		Span before = query.period().before(now);
		long met = count(CountedState.MET, before, query.filter(), viewer);
		long missed = count(CountedState.MISSED, before, query.filter(), viewer);
		return new Found<>(now,
				new Results(summary(query, viewer, now), new Tally(met, missed, 0, 0, null, null, null)));
	}

	private long count(CountedState state, Span span, ClockFilter filter, Viewer viewer) {
		return this.figures.count(new ClockQuery(state, span, null, filter, BoardLists.LIMIT, null), viewer);
	}

	private static BigDecimal change(Tally now, Tally before) {
		return (now.percent() != null && before.percent() != null)
				? now.percent().subtract(before.percent()).setScale(1, RoundingMode.HALF_UP) : null;
	}

	/**
	 * @param key the row's key, {@code null} for tickets without one, empty for all rows
	 */
	private static Line line(BoardQuery query, String key, TargetTally one) {
		String by = key != null && key.isEmpty() ? "" : query.by().key();
		String value = (key != null) ? key : ClockFilter.NONE;
		String target = (one.target() != null) ? one.target().name() : query.value("target");
		return new Line((one.target() != null) ? one.target().name() : "", one.tally(),
				list(query, "DECIDED", target, by, value), list(query, "MET", target, by, value),
				list(query, "MISSED", target, by, value), list(query, "RUNNING", target, by, value),
				list(query, "STOPPED", target, by, value));
	}

	private static String list(BoardQuery query, String state, String target, String by, String value) {
		return by.isEmpty() ? query.link("/board/clocks", "state", state, "target", target)
				: query.link("/board/clocks", "state", state, "target", target, by, value);
	}

	String label(BoardQuery query, String key, Names names) {
		if (key == null) {
			return this.words.messageOr(this.words.message("board.none"), "board." + query.by().key() + ".none");
		}
		return switch (query.by()) {
			case PRIORITY -> key + " · " + this.words.message("priority." + key);
			case TEAM -> names.team(key);
			case SCENARIO -> this.words.messageOr(key, "scenario." + key);
			case VENDOR, LANGUAGE -> key;
		};
	}

	Minutes minutes(BoardQuery query, Viewer viewer) {
		Found<TimeSplit> found = this.kept.get(Age.PAST, query.key("minutes", viewer), () -> {
			Instant now = this.clock.instant();
			return new Found<>(now, this.splits.split(query.span(now), query.filter(), viewer));
		});
		TimeSplit split = found.value();
		List<Bar> bars = new ArrayList<>();
		long before = 0;
		for (TimeSplit.Share share : split.shares()) {
			long from = scaled(before, split.seconds(), BAR);
			before += share.seconds();
			bars.add(new Bar(share.part(), percent(share.seconds(), split.seconds()), share.seconds(),
					share.medianSeconds(), share.p90Seconds(), from, scaled(before, split.seconds(), BAR) - from));
		}
		return new Minutes(found.at(), split.tickets(), split.cut(), split.seconds(), bars,
				query.link("/board/tickets", "state", TicketSet.DONE.name()));
	}

	private static long scaled(long part, long whole, long scale) {
		return (whole > 0) ? Math.round((double) part * scale / whole) : 0;
	}

	private static BigDecimal percent(long part, long whole) {
		return (whole > 0) ? BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
				: BigDecimal.ZERO;
	}

	private record Found<T>(Instant at, T value) {
	}

	private record Results(Summary summary, Tally before) {
	}

}
