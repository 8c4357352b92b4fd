package io.stagedesk.operation.load;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much this node takes on.
 *
 * @param atWork requests that are worked on at once; 0 is half as much again as the pool
 * has connections, and at most half of the server's threads
 * @param waiting requests that wait for a turn; -1 is what leaves a quarter of the
 * server's threads to refuse with, 0 refuses at once
 * @param patience how long one waits
 * @param silence how long a client may stop while it sends a body, and how long it has to
 * come up to the least pace
 */
@Validated
@ConfigurationProperties("stagedesk.load")
record LoadSettings(@Min(0) @DefaultValue("0") int atWork, @Min(-1) @DefaultValue("-1") int waiting,
		@NotNull @DurationMin @DurationMax(seconds = 30) @DefaultValue("2s") Duration patience,
		@NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 5) @DefaultValue("10s") Duration silence) {

	Turns turns(int threads, int connections) {
		int work = (this.atWork > 0) ? this.atWork : Math.max(1, Math.min(connections * 3 / 2, threads / 2));
		int queue = (this.waiting >= 0) ? this.waiting : Math.max(0, threads * 3 / 4 - work);
		return new Turns(work, queue, this.patience);
	}

}
