package io.stagedesk.operation.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Without a database a node is not ready; it is back by itself. */
@Component("databaseReadyHealthIndicator")
class DatabaseReady implements HealthIndicator {

	private final DatabaseWatch watch;

	DatabaseReady(DatabaseWatch watch) {
		this.watch = watch;
	}

	@Override
	public Health health() {
		return (this.watch.isUsable() ? Health.up() : Health.down()).build();
	}

}
