package io.stagedesk;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

	@Test
	void modulesDependOnlyDownTheList() {
		ApplicationModules.of(StageDesk.class).verify();
	}

}
