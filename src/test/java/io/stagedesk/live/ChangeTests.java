package io.stagedesk.live;

import java.util.Set;

import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Who hears of a change. */
class ChangeTests {

	private static final Viewer ANA = new Viewer("ana", "Ana", Role.AGENT, Set.of("payments"));

	private static final Viewer ADA = new Viewer("ada", "Ada", Role.ADMIN, Set.of());

	private final JsonMapper json = JsonMapper.builder().build();

	@Test
	void ofNoticesIsHeardByWhoIsToldAndNobodyElse() {
		Change change = overTheWire(Change.ofNotices(Set.of("ana")));
		assertThat(change.kindsFor(ANA)).containsExactly("NOTICE");
		assertThat(change.kindsFor(ADA)).isEmpty();
	}

	@Test
	void ofAnotherVersionOfTheDeskIsUnderstood() {
		Change change = this.json.readValue(
				"{\"kinds\":[\"CLOSED\"],\"ticket\":\"SD-1\",\"version\":2,\"now\":[{\"team\":\"payments\"}],\"before\":[]}",
				Change.class);
		assertThat(change.kindsFor(ANA)).containsExactly("CLOSED");
	}

	private Change overTheWire(Change change) {
		return this.json.readValue(this.json.writeValueAsString(change), Change.class);
	}

}
