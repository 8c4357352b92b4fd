package io.stagedesk.ticket.view;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketConditions;
import io.stagedesk.ticket.TicketQuery;
import io.stagedesk.ticket.TicketQuery.Sort;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DeskTest
class ViewsTests {

	@Autowired
	Views views;

	@Autowired
	Tickets tickets;

	@Autowired
	TicketActions actions;

	@Autowired
	Fixtures fixtures;

	@Autowired
	TestTime time;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	JsonMapper json;

	@BeforeEach
	@AfterEach
	void noViews() {
		this.time.backToNow();
		this.jdbc.sql("delete from desk_view").update();
	}

	@ParameterizedTest
	@MethodSource
	void findsWhatFitsAndNothingElse(String json, boolean fits) {
		String word = word();
		TicketSnapshot ticket = this.fixtures.aTicket("fit-" + word, "pt-BR", "VIP", Channel.EMAIL, Scenario.ECOMMERCE,
				"payment", Priority.P1);
		this.tickets.label(ticket.number(), List.of("coins", "50%_\"off\""), Map.of(), Actor.SYSTEM);
		this.jdbc.sql("update ticket set subject = ? where id = ?").params(word, ticket.id()).update();
		TicketConditions conditions = this.json.readValue(json, TicketConditions.class);
		for (Sort sort : Sort.values()) {
			TicketQuery query = new TicketQuery(conditions, word, sort, 10, null);
			for (String login : List.of("ana", "mona", "ada")) {
				assertThat(this.tickets.list(query, viewer(login)).items()).as(login + sort).hasSize(fits ? 1 : 0);
				assertThat(this.tickets.count(Map.of("one", query), viewer(login))).as(login + sort)
					.containsEntry("one", fits ? 1 : 0);
			}
			assertThat(this.tickets.list(query, viewer("chen")).items()).isEmpty();
			assertThat(this.tickets.list(query, viewer("vera")).items()).isEmpty();
		}
	}

	static Stream<Arguments> findsWhatFitsAndNothingElse() {
		return Stream.of(Arguments.of("{}", true), Arguments.of("{\"statuses\":[\"NEW\",\"CLOSED\"]}", true),
				Arguments.of("{\"statuses\":[\"OPEN\"]}", false),
				Arguments.of("{\"priorities\":[\"P0\",\"P1\"]}", true),
				Arguments.of("{\"priorities\":[\"P0\"]}", false),
				Arguments.of("{\"teams\":[\"payments\",\"technical\"]}", true),
				Arguments.of("{\"teams\":[\"technical\"]}", false), Arguments.of("{\"assignee\":\"@nobody\"}", true),
				Arguments.of("{\"assignee\":\"@me\"}", false), Arguments.of("{\"assignee\":\"ana\"}", false),
				Arguments.of("{\"scenarios\":[\"ECOMMERCE\"]}", true),
				Arguments.of("{\"scenarios\":[\"SHOW\"]}", false),
				Arguments.of("{\"channels\":[\"EMAIL\",\"CHAT\"]}", true),
				Arguments.of("{\"channels\":[\"CHAT\"]}", false), Arguments.of("{\"languages\":[\"pt\"]}", true),
				Arguments.of("{\"languages\":[\"pt-BR\"]}", true), Arguments.of("{\"languages\":[\"p\"]}", false),
				Arguments.of("{\"languages\":[\"pt-PT\",\"en\"]}", false),
				Arguments.of("{\"categories\":[\"payment\"]}", true), Arguments.of("{\"categories\":[\"ban\"]}", false),
				Arguments.of("{\"tags\":[\"refund\",\"coins\"]}", true), Arguments.of("{\"tags\":[\"coin\"]}", false),
				Arguments.of("{\"tags\":[\"50%_\\\"off\\\"\"]}", true), Arguments.of("{\"tags\":[\"%\"]}", false),
				Arguments.of("{\"vip\":true}", true), Arguments.of("{\"vip\":false}", false),
				Arguments.of("{\"waitingMinutes\":0}", true), Arguments.of("{\"waitingMinutes\":5}", false),
				Arguments.of("{\"dueMinutes\":100000}", true), Arguments.of("{\"dueMinutes\":0}", false),
				Arguments.of("{\"broken\":false}", true), Arguments.of("{\"broken\":true}", false),
				Arguments.of("{\"createdHours\":1}", true), Arguments.of("{\"createdHours\":0}", false),
				Arguments.of("{\"updatedHours\":1}", true));
	}

	@Test
	void countsAreWhatTheListsHold() {
		for (int i = 0; i < 3; i++) {
			this.fixtures.aTicket();
			claimed("ana");
		}
		this.views.add(view("Mine by language", null, "{\"languages\":[\"en\"],\"assignee\":\"@me\"}"), viewer("ana"));
		this.views.add(view("Team's", "payments", "{\"vip\":false,\"statuses\":[\"NEW\"]}"), viewer("mona"));
		for (String login : List.of("ana", "chen", "mona", "ada", "vera")) {
			Viewer viewer = viewer(login);
			Map<String, Integer> counts = this.views.counts(viewer);
			for (View view : this.views.of(viewer)) {
				assertThat(counts.get(view.key())).as(login + " " + view.name())
					.isEqualTo(Math.min(Views.MANY, all(view.key(), viewer).size()));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "unassigned", "waiting", "open", "soon" })
	void pagesAreCompleteWithoutDoubles(String key) {
		List<Long> made = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			made.add(this.fixtures.aTicket().id());
		}
		this.jdbc.sql("update ticket set unanswered_since = :at, next_due_at = :at where id in (:ids)")
			.param("at", Timestamp.from(this.time.now().minusSeconds(60)))
			.param("ids", made)
			.update();
		List<Long> found = all(key, 3, viewer("ana"));
		assertThat(found).containsAll(made).doesNotHaveDuplicates();
	}

	@Test
	void putsTheLongestWaitingFirst() {
		TicketSnapshot late = this.fixtures.aTicket();
		TicketSnapshot early = this.fixtures.aTicket();
		this.jdbc.sql("update ticket set unanswered_since = ? where id = ?")
			.params(Timestamp.from(this.time.now().minusSeconds(999_999)), early.id())
			.update();
		assertThat(all("waiting", viewer("ana"))).containsSubsequence(early.id(), late.id());
	}

	@Test
	void keepsOwnViewsToOnesSelf() {
		View own = this.views.add(view("Mine", null, "{}"), viewer("ana"));
		assertThat(own.kind()).isEqualTo(ViewKind.OWN);
		assertThat(this.views.find(own.key(), viewer("ana"))).contains(own);
		for (String other : List.of("yuki", "mona", "ada")) {
			assertThat(this.views.find(own.key(), viewer(other))).isEmpty();
			assertThatExceptionOfType(ViewNotFoundException.class)
				.isThrownBy(() -> this.views.remove(own.key(), viewer(other)));
		}
	}

	@Test
	void letsOnlySupervisorsMakeAndChangeViewsOfATeam() {
		assertThatExceptionOfType(ViewNotAllowedException.class)
			.isThrownBy(() -> this.views.add(view("T", "payments", "{}"), viewer("ana")));
		View teams = this.views.add(view("T", "payments", "{}"), viewer("mona"));
		assertThat(this.views.get(teams.key(), viewer("ana")).editable()).isFalse();
		assertThat(this.views.find(teams.key(), viewer("chen"))).isEmpty();
		assertThatExceptionOfType(ViewNotAllowedException.class)
			.isThrownBy(() -> this.views.change(teams.key(), view("U", null, "{}"), Optional.empty(), viewer("yuki")));
		assertThat(this.views.change(teams.key(), view("U", null, "{}"), Optional.of(1), viewer("ada")).name())
			.isEqualTo("U");
		assertThatExceptionOfType(StaleViewException.class)
			.isThrownBy(() -> this.views.change(teams.key(), view("V", null, "{}"), Optional.of(1), viewer("mona")));
	}

	@Test
	void ordersViewsAsTheirOwnerWishes() {
		Viewer ana = viewer("ana");
		List<String> keys = Stream.of("A", "B", "C")
			.map((name) -> this.views.add(view(name, null, "{}"), ana).key())
			.toList();
		this.views.move(keys.get(0), 1, ana);
		assertThat(own(ana)).containsExactly("B", "A", "C");
		this.views.move(keys.get(2), -99, ana);
		assertThat(own(ana)).containsExactly("C", "B", "A");
		this.views.remove(keys.get(1), ana);
		assertThat(own(ana)).containsExactly("C", "A");
	}

	@Test
	void takesNoMoreThanFiftyViewsOfOnePerson() {
		Viewer ana = viewer("ana");
		for (int i = 0; i < 50; i++) {
			this.views.add(view("View " + i, null, "{}"), ana);
		}
		assertThatExceptionOfType(FieldErrorsException.class)
			.isThrownBy(() -> this.views.add(view("One more", null, "{}"), ana));
		assertThat(this.views.counts(ana)).hasSize(58);
	}

	@Test
	void namesTheFieldsThatAreWrong() {
		assertThatExceptionOfType(FieldErrorsException.class)
			.isThrownBy(() -> view(" ", null, "{\"tags\":[\"\"],\"waitingMinutes\":-1}"))
			.satisfies((ex) -> assertThat(ex.errors()).extracting((one) -> one.field())
				.containsExactlyInAnyOrder("name", "conditions.tags", "conditions.waitingMinutes"));
	}

	@Test
	void knowsTheQueueByItsOldName() {
		TicketSnapshot ticket = this.fixtures.aTicket();
		assertThat(all("queue", viewer("ana"))).contains(ticket.id()).isEqualTo(all("unassigned", viewer("ana")));
		claim(ticket, "ana");
		assertThat(all("queue", viewer("ana"))).doesNotContain(ticket.id());
		assertThat(all("mine", viewer("ana"))).contains(ticket.id());
		assertThat(this.tickets.get(ticket.number()).status()).isEqualTo(Status.OPEN);
	}

	private List<String> own(Viewer viewer) {
		return this.views.of(viewer).stream().filter((one) -> one.kind() == ViewKind.OWN).map(View::name).toList();
	}

	private List<Long> all(String key, Viewer viewer) {
		return all(key, 100, viewer);
	}

	private List<Long> all(String key, int limit, Viewer viewer) {
		List<Long> found = new ArrayList<>();
		String next = "";
		while (next != null) {
			Slice<TicketSnapshot> page = this.views.tickets(key, null, next.isEmpty() ? null : Cursor.parse(next),
					limit, viewer);
			page.items().forEach((ticket) -> found.add(ticket.id()));
			next = page.next();
		}
		return found;
	}

	private TicketSnapshot claimed(String login) {
		return claim(this.fixtures.aTicket(), login);
	}

	private TicketSnapshot claim(TicketSnapshot ticket, String login) {
		return this.actions.claim(ticket.number(), null, viewer(login));
	}

	private NewView view(String name, String team, String json) {
		return new NewView(name, team, this.json.readValue(json, TicketConditions.class), Sort.NEXT_DUE);
	}

	private Viewer viewer(String login) {
		return this.fixtures.viewer(login);
	}

	private static String word() {
		return "w" + UUID.randomUUID().toString().replaceAll("[^a-f]", "x");
	}

}
