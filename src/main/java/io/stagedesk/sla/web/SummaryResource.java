package io.stagedesk.sla.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.stagedesk.sla.Target;
import io.stagedesk.sla.figures.Grouping;
import io.stagedesk.sla.figures.Span;
import io.stagedesk.sla.figures.Summary;
import io.stagedesk.sla.figures.Summary.TargetTally;
import io.stagedesk.sla.figures.Tally;

/** How promises did, as the API shows it. */
record SummaryResource(Instant from, Instant to, String by, List<Row> rows, Total total) {

	static SummaryResource of(Summary summary, Span span, Grouping by) {
		return new SummaryResource(span.from(), span.to(), by.key(),
				summary.rows().stream().map((row) -> new Row(row.key(), figures(row.targets()))).toList(),
				Total.of(summary));
	}

	private static List<Figures> figures(List<TargetTally> targets) {
		return targets.stream().map(Figures::of).toList();
	}

	/** One key of the grouping; none for tickets without a team or vendor. */
	record Row(String key, List<Figures> targets) {
	}

	/** One target; {@code paused} says how many of the running ones rest now. */
	record Figures(Target target, long met, long missed, long running, long paused, BigDecimal percent,
			Long medianSeconds, Long p90Seconds, Long longestSeconds) {

		static Figures of(TargetTally one) {
			Tally tally = one.tally();
			return new Figures(one.target(), tally.met(), tally.missed(), tally.running(), tally.paused(),
					tally.percent(), tally.medianSeconds(), tally.p90Seconds(), tally.longestSeconds());
		}

	}

	/** Over all keys: each target, and all together. */
	record Total(List<Figures> targets, long met, long missed, long running, long paused, BigDecimal percent,
			Long medianSeconds, Long p90Seconds, Long longestSeconds) {

		static Total of(Summary summary) {
			Tally all = summary.total();
			return new Total(figures(summary.targets()), all.met(), all.missed(), all.running(), all.paused(),
					all.percent(), all.medianSeconds(), all.p90Seconds(), all.longestSeconds());
		}

	}

}
