package io.stagedesk.sla.figures;

import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How the promises do that a viewer may see. Each number can be opened: {@link #clocks}
 * lists what the others count.
 */
@Service
public class Figures {

	private final CountedClocks clocks;

	private final Tallies tallies;

	private final WorkingTimes workingTimes;

	Figures(CountedClocks clocks, Tallies tallies, WorkingTimes workingTimes) {
		this.clocks = clocks;
		this.tallies = tallies;
		this.workingTimes = workingTimes;
	}

	/** Running clocks by what is due first, all others the newest first. */
	@Transactional(readOnly = true)
	public Slice<CountedClock> clocks(ClockQuery query, Viewer viewer) {
		return this.clocks.find(query, viewer);
	}

	/** Times are those that the calendars on the wall show. */
	@Transactional(readOnly = true)
	public Summary summary(Span span, Grouping by, ClockFilter filter, Viewer viewer) {
		return this.tallies.summary(span, by, filter, viewer);
	}

	/** Times are working time, each clock's by its own calendar. */
	@Transactional(readOnly = true)
	public Summary summaryInWorkingTime(Span span, Grouping by, ClockFilter filter, Viewer viewer) {
		return this.workingTimes.measure(this.tallies.summary(span, by, filter, viewer), span, by, filter, viewer);
	}

	/** How many clocks all the pages of {@link #clocks} have. */
	@Transactional(readOnly = true)
	public long count(ClockQuery query, Viewer viewer) {
		return this.clocks.count(query, viewer);
	}

}
