package io.stagedesk.live;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Places in the news, as pages keep them. */
class BacklogTests {

	private final Backlog one = new Backlog(new Bell());

	private final Backlog other = new Backlog(new Bell());

	@Test
	void aPlaceCountsOnEachNodeThatHeardTheSame() {
		this.one.add(change().marked());
		Change last = change().marked();
		hear(change().marked(), last);
		String place = this.one.place(this.one.last());
		Change next = change().marked();
		hear(next);
		assertThat(this.other.after(this.other.number(place)).changes()).contains(List.of(next));
		assertThat(this.one.after(this.one.number(place)).changes()).contains(List.of(next));
	}

	@Test
	void aPlaceBeforeNewsThatWereMissedIsUnknown() {
		hear(change().marked());
		String place = this.one.place(this.one.last());
		this.other.miss();
		assertThat(this.other.number(place)).isEqualTo(-1);
		assertThat(this.one.number(place)).isEqualTo(1);
		this.one.miss();
		assertThat(this.one.after(this.one.number(place)).changes()).isEmpty();
	}

	@Test
	void aPlaceWithoutMarkIsOfOneNode() {
		hear(change());
		String place = this.one.place(this.one.last());
		assertThat(this.one.number(place)).isEqualTo(1);
		assertThat(this.other.number(place)).isEqualTo(-1);
	}

	private void hear(Change... changes) {
		for (Change each : changes) {
			this.one.add(each);
			this.other.add(each);
		}
	}

	private static Change change() {
		return new Change(Set.of("CREATED"), "SD-1", 1, List.of(), List.of());
	}

}
