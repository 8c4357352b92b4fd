package io.stagedesk.workflow.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.camunda.bpm.engine.impl.util.ClockUtil;

import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The demo's time: real, but for the moments in which the story's past is told, before
 * the node serves anybody.
 */
@Component
@Primary
@Profile("demo")
class DemoClock extends Clock {

	private volatile Duration behind = Duration.ZERO;

	/** Sets desk and engine to an instant of the past. */
	void turnTo(Instant instant) {
		this.behind = Duration.between(instant, Instant.now());
		ClockUtil.offset(-this.behind.toMillis());
	}

	void backToNow() {
		this.behind = Duration.ZERO;
		ClockUtil.reset();
	}

	@Override
	public Instant instant() {
		return Instant.now().minus(this.behind);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return Clock.system(zone);
	}

}
