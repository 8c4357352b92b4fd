package io.stagedesk.workflow;

import java.util.Map;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Stage;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class StoryTests {

	@Autowired
	Fixtures fixtures;

	@Autowired
	TicketActions actions;

	@Test
	void livesAWholeLife() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		Viewer ana = this.fixtures.viewer("ana");
		assertThat(ticket.status()).isEqualTo(Status.NEW);
		assertThat(ticket.stage()).isEqualTo(Stage.ASSIGN);
		assertThat(this.actions.claim(ticket.number(), null, ana).status()).isEqualTo(Status.OPEN);
		assertThat(this.actions.resolve(ticket.number(), Map.of("resolution", "Credited"), null, ana).status())
			.isEqualTo(Status.RESOLVED);
		assertThat(this.actions.close(ticket.number(), null, ana).status()).isEqualTo(Status.CLOSED);
	}

}
