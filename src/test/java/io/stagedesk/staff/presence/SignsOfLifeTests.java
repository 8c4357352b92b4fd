package io.stagedesk.staff.presence;

import java.time.Duration;
import java.util.List;

import io.stagedesk.DeskTest;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.PresenceChanged;
import io.stagedesk.staff.PresenceState;
import io.stagedesk.staff.Presences;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import static org.assertj.core.api.Assertions.assertThat;

/** Silence makes people AWAY, and a sign of life brings them back. */
@DeskTest
@RecordApplicationEvents
class SignsOfLifeTests {

	private static final Duration SILENCE = Duration.ofMinutes(11);

	@Autowired
	SignsOfLife signs;

	@Autowired
	Presences presences;

	@Autowired
	TestTime time;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ApplicationEvents events;

	@AfterEach
	void goesHome() {
		this.time.backToNow();
		this.signs.leave("lina");
	}

	@ParameterizedTest
	@EnumSource(names = { "ONLINE", "BUSY" })
	void isAwayAfterSilenceAndBackWithTheNextSign(Presence before) {
		this.presences.change("lina", before, "");
		this.signs.show("lina");
		this.time.skip(SILENCE);
		this.signs.sweep();
		PresenceState away = this.presences.of("lina");
		assertThat(away.presence()).isEqualTo(Presence.AWAY);
		assertThat(away.byItself()).isTrue();
		this.signs.show("lina");
		PresenceState back = this.presences.of("lina");
		assertThat(back.presence()).isEqualTo(before);
		assertThat(back.byItself()).isFalse();
		assertThat(kept()).endsWith(before + " false", "AWAY true", before + " true");
	}

	@Test
	void tellsOnceHoweverManyNodesLook() {
		this.presences.change("lina", Presence.ONLINE, "");
		this.signs.show("lina");
		this.time.skip(SILENCE);
		long before = told();
		this.signs.sweep();
		this.signs.sweep();
		assertThat(told() - before).isEqualTo(1);
	}

	@Test
	void leavesThoseAloneWhoAreThere() {
		this.presences.change("lina", Presence.ONLINE, "");
		this.signs.show("lina");
		this.time.skip(Duration.ofMinutes(6));
		this.signs.show("lina");
		this.time.skip(Duration.ofMinutes(6));
		this.signs.sweep();
		assertThat(this.presences.of("lina").presence()).isEqualTo(Presence.ONLINE);
	}

	@Test
	void leavesThoseAloneWhoNeverHadABrowser() {
		this.presences.change("lina", Presence.ONLINE, "");
		this.time.skip(SILENCE);
		this.signs.sweep();
		assertThat(this.presences.of("lina").presence()).isEqualTo(Presence.ONLINE);
	}

	@Test
	void staysAwayWhenThatWasChosen() {
		this.presences.change("lina", Presence.AWAY, "lunch");
		this.signs.show("lina");
		this.time.skip(SILENCE);
		this.signs.sweep();
		this.signs.show("lina");
		PresenceState state = this.presences.of("lina");
		assertThat(state.presence()).isEqualTo(Presence.AWAY);
		assertThat(state.reason()).isEqualTo("lunch");
	}

	@Test
	void isOfflineAfterALogOut() {
		this.presences.change("lina", Presence.ONLINE, "");
		this.signs.show("lina");
		this.signs.leave("lina");
		assertThat(this.presences.of("lina").presence()).isEqualTo(Presence.OFFLINE);
	}

	private long told() {
		return this.events.stream(PresenceChanged.class).filter((one) -> one.agent().login().equals("lina")).count();
	}

	private List<String> kept() {
		return this.jdbc.sql("select presence, automatic from presence_change where login = 'lina' order by id")
			.query((row, number) -> row.getString("presence") + " " + row.getBoolean("automatic"))
			.list();
	}

}
