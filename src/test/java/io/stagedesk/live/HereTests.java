package io.stagedesk.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who else looks at a ticket, on one node. */
@ApiTest
@TestPropertySource(properties = "stagedesk.live.here-per-person=30")
class HereTests {

	private final List<EventClient> clients = new ArrayList<>();

	@Autowired
	Api api;

	@Autowired
	TestTime time;

	@AfterEach
	void leave() {
		this.clients.forEach(EventClient::close);
		this.time.backToNow();
	}

	@Test
	void tellsTheOthersWhoCameWhoWritesAndWhoLeft() {
		String number = this.api.aTicketOf("ana");
		EventClient ana = listening("ana");
		say("mona", number, "");
		assertThat(ana.await("here").data()).isEqualTo(
				"{\"ticket\":\"%s\",\"people\":[{\"login\":\"mona\",\"name\":\"Mona Manager\",\"typing\":false}]}"
					.formatted(number));
		say("mona", number, ",\"typing\":true");
		assertThat(ana.await("here").data()).contains("\"typing\":true");
		say("mona", number, ",\"leaving\":true");
		assertThat(ana.await("here").data()).contains(number, "\"people\":[]");
	}

	@Test
	void saysNothingAnewThatIsAsBefore() {
		String number = this.api.aTicketOf("ana");
		EventClient ana = listening("ana");
		say("mona", number, "");
		ana.await("here");
		say("mona", number, "");
		say("mona", number, ",\"typing\":true");
		assertThat(ana.await("here").data()).contains("\"typing\":true");
	}

	@Test
	void tellsWhoComesWhoIsThereAlready() {
		String number = this.api.aTicketOf("ana");
		assertThat(say("ana", number, "").body()).contains("\"people\":[]");
		await().untilAsserted(
				() -> assertThat(say("mona", number, "").body()).contains("\"login\":\"ana\"").doesNotContain("mona"));
		assertThat(this.api.get("mona", "/live/here?ticket=%s&ticket=SD-1&ticket=x".formatted(number)).body())
			.contains(number, "\"login\":\"ana\"")
			.doesNotContain("SD-1\"");
		assertThat(this.api.get("chen", "/live/here?ticket=" + number).body()).isEqualTo("[]");
	}

	@Test
	void onePageThatLeavesDoesNotTakeTheOtherWithIt() {
		String number = this.api.aTicketOf("ana");
		EventClient ana = listening("ana");
		say("mona", number, "");
		ana.await("here");
		this.api.post("mona", "/live/here", "{\"ticket\":\"%s\",\"page\":\"two\"}".formatted(number));
		assertThat(ana.await("here").data()).containsOnlyOnce("mona\"");
		say("mona", number, ",\"leaving\":true");
		assertThat(ana.await("here").data()).contains("\"login\":\"mona\"");
	}

	@Test
	void letsThoseGoWhoAreSilent() {
		String number = this.api.aTicketOf("ana");
		EventClient ana = listening("ana");
		say("mona", number, "");
		assertThat(ana.await("here").data()).contains("mona");
		this.time.skip(Company.SILENCE.plusSeconds(1));
		assertThat(ana.await("here").data()).contains(number, "\"people\":[]");
		assertThat(this.api.get("ana", "/live/here?ticket=" + number).body()).isEqualTo("[]");
	}

	@Test
	void tellsNobodyWhatIsNotTheirs() {
		String number = this.api.aTicketOf("ana");
		EventClient chen = listening("chen");
		EventClient yuki = listening("yuki");
		say("mona", number, "");
		yuki.await("here");
		String own = this.api.aTicketOf("mona");
		this.api.post("mona", "/api/v1/tickets/%s/transfer".formatted(own),
				"{\"team\":\"technical\",\"reason\":\"r\",\"note\":\"n\"}");
		say("mona", own, "");
		assertThat(chen.await("here").data()).contains(own).doesNotContain(number);
	}

	@Test
	void vendorsHearThatSomebodyIsThereButNotWho() {
		String number = this.api.aTicketOf("ana");
		this.api.post("mona", "/api/v1/tickets/%s/transfer".formatted(number),
				"{\"assignee\":\"vera\",\"reason\":\"agreed\",\"note\":\"n\"}");
		EventClient vera = listening("vera");
		EventClient ana = listening("ana");
		say("mona", number, ",\"typing\":true");
		assertThat(vera.await("here").data()).contains("{\"login\":\"\",\"name\":\"\",\"typing\":true}")
			.doesNotContain("ona");
		ana.await("here");
		assertThat(say("vera", number, "").body()).doesNotContain("ona");
		assertThat(ana.await("here").data()).contains("\"login\":\"vera\"");
	}

	@ParameterizedTest
	@CsvSource({ "ana,200", "mona,200", "ada,200", "chen,404", "vera,404", "paul,403", "app,403" })
	void isForThoseWhoSeeTheTicket(String login, int status) {
		Answer answer = say(login, this.api.aTicketOf("ana"), "");
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.isProblem()).isEqualTo(status != 200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"ticket\":\"SD-1\"}", "{\"ticket\":\"SD-1\",\"page\":\"\"}",
			"{\"ticket\":\"SD-1\",\"page\":\"\\u0000\"}", "{\"ticket\":\"SD-1\",\"page\":\"p\",\"typing\":\"x\"}" })
	void refusesWhatSaysNothing(String json) {
		assertThat(this.api.post("ana", "/live/here", json).status()).isEqualTo(422);
	}

	@Test
	void doesNotListenToThoseWhoTalkTooMuch() {
		String number = this.api.aTicketOf("yuki");
		Answer answer = say("yuki", number, "");
		for (int one = 0; one < 60 && answer.status() == 200; one++) {
			answer = say("yuki", number, "");
		}
		assertThat(answer.status()).isEqualTo(429);
		assertThat(answer.header("retry-after")).isNotBlank();
		assertThat(say("ana", number, "").status()).isEqualTo(200);
		this.time.skip(Duration.ofSeconds(11));
		assertThat(say("yuki", number, "").status()).isEqualTo(200);
	}

	private Answer say(String login, String number, String more) {
		return this.api.post(login, "/live/here", "{\"ticket\":\"%s\",\"page\":\"one\"%s}".formatted(number, more));
	}

	private EventClient listening(String login) {
		EventClient client = EventClient.listening(this.api.port(), login);
		this.clients.add(client);
		return client;
	}

}
