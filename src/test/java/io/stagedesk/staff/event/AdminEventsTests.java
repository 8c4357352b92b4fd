package io.stagedesk.staff.event;

import java.util.Map;
import java.util.Optional;

import io.stagedesk.DeskTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class AdminEventsTests {

	@Autowired
	AdminEvents events;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void clear() {
		this.jdbc.sql("delete from admin_event where subject = 'newer'").update();
	}

	@Test
	void listsWhatANewerReleaseHasDone() {
		this.events.keep("ada", AdminAct.TEAM_CREATED, "newer", Map.of());
		this.jdbc.sql("update admin_event set kind = 'TEAM_SENT_TO_THE_MOON' where subject = 'newer'").update();
		assertThat(this.events.list(200, Optional.empty()).items()).filteredOn((one) -> one.subject().equals("newer"))
			.extracting(AdminEvent::act)
			.containsExactly(AdminAct.OTHER);
	}

}
