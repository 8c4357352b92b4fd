package io.stagedesk.sla.figures;

import java.time.Instant;
import java.util.List;

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

	Figures(CountedClocks clocks, Tallies tallies) {
		this.clocks = clocks;
		this.tallies = tallies;
	}

	/** Running clocks by what is due first, all others the newest first. */
	@Transactional(readOnly = true)
	public Slice<CountedClock> clocks(ClockQuery query, Viewer viewer) {
		return this.clocks.find(query, viewer);
	}

	@Transactional(readOnly = true)
	public Summary summary(Span span, Grouping by, ClockFilter filter, Viewer viewer) {
		return this.tallies.summary(span, by, filter, viewer);
	}

	/**
	 * How many running clocks are due before each of these instants, unless they rest.
	 */
	@Transactional(readOnly = true)
	public List<Long> dueBefore(List<Instant> instants, Viewer viewer) {
		return instants.stream().map((at) -> this.tallies.dueBefore(at, viewer)).toList();
	}

}
