package io.stagedesk.workflow.relation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.relation.RelationKind;
import io.stagedesk.workflow.TicketActions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** One update that answers all children; the workers run when the test says so. */
@DeskTest
@TestPropertySource(properties = "stagedesk.relations.working=false")
class ChildUpdatesTests {

	@Autowired
	Fixtures fixtures;

	@Autowired
	RelationActions relations;

	@Autowired
	TicketActions actions;

	@Autowired
	ChildUpdates updates;

	@Autowired
	ChildUpdateWorker worker;

	@Autowired
	Tickets tickets;

	private Viewer ana;

	private String parent;

	@BeforeEach
	void meet() {
		this.ana = this.fixtures.viewer("ana");
		this.parent = this.fixtures.aTicket().number();
	}

	@Test
	void answersEachChildOnceInItsLanguageOrTheOneThatIsLeft() {
		String portuguese = childIn("pt-BR");
		String japanese = childIn("ja");
		String arabic = childIn("ar");
		ChildUpdate begun = begin(Map.of("pt", "Olá", "en", "Hello", "ja", "こんにちは", "fr", " "), false);
		assertThat(begun.total()).isEqualTo(3);
		work();
		assertThat(replies(portuguese)).containsExactly("Olá");
		assertThat(replies(japanese)).containsExactly("こんにちは");
		assertThat(replies(arabic)).containsExactly("Hello");
		ChildUpdate ended = this.updates.of(this.parent, begun.id(), this.ana);
		assertThat(ended.endedAt()).isNotNull();
		assertThat(ended.counts()).containsExactlyEntriesOf(Map.of(ChildState.SAID, 3));
		work();
		assertThat(replies(arabic)).hasSize(1);
	}

	@Test
	void answersEachChildOnceThoughTwoWorkersRace() {
		List<String> children = IntStream.range(0, 30).mapToObj((one) -> childIn("en")).toList();
		ChildUpdate begun = begin(Map.of("en", "Known, being mended"), false);
		for (int round = 0; round < 5; round++) {
			CompletableFuture
				.allOf(Stream.generate(() -> CompletableFuture.runAsync(this.worker::answerSome))
					.limit(2)
					.toArray(CompletableFuture[]::new))
				.join();
		}
		assertThat(children).allSatisfy((child) -> assertThat(replies(child)).hasSize(1));
		ChildUpdate ended = this.updates.of(this.parent, begun.id(), this.ana);
		assertThat(ended.counts()).containsExactlyEntriesOf(Map.of(ChildState.SAID, 30));
		assertThat(this.tickets.events(this.parent, this.ana)
			.stream()
			.filter((event) -> event.kind().equals("CHILDREN_ANSWERED"))).hasSize(1);
	}

	@Test
	void leavesOutWhatIsClosedMeanwhile() {
		String open = childIn("en");
		String closed = childIn("en");
		ChildUpdate begun = begin(Map.of("en", "Hello"), false);
		this.actions.cancel(closed, CloseReason.CANCELLED, null, this.ana);
		work();
		assertThat(replies(open)).hasSize(1);
		assertThat(replies(closed)).isEmpty();
		assertThat(this.updates.of(this.parent, begun.id(), this.ana).results())
			.anySatisfy((result) -> assertThat(result).isEqualTo(
					new ChildUpdate.Result(closed, ChildState.SKIPPED, null, "The ticket is resolved or closed")));
	}

	@Test
	void resolvesWhatCanBeResolvedAndTellsTheOthers() {
		String worked = childIn("en");
		this.actions.claim(worked, null, this.ana);
		String queued = childIn("en");
		ChildUpdate begun = begin(Map.of("en", "It is mended"), true);
		work();
		TicketSnapshot resolved = this.tickets.get(worked);
		assertThat(resolved.status()).isEqualTo(Status.RESOLVED);
		assertThat(resolved.resolution()).isEqualTo("It is mended");
		assertThat(replies(worked)).isEmpty();
		assertThat(this.tickets.get(queued).status()).isEqualTo(Status.NEW);
		assertThat(replies(queued)).containsExactly("It is mended");
		assertThat(this.updates.of(this.parent, begun.id(), this.ana).counts())
			.containsExactlyInAnyOrderEntriesOf(Map.of(ChildState.RESOLVED, 1, ChildState.SAID, 1));
	}

	@Test
	void asksForWordsAndForChildren() {
		assertThatExceptionOfType(FieldErrorsException.class).isThrownBy(() -> begin(Map.of("en", "Hello"), false))
			.satisfies((ex) -> assertThat(ex.errors().get(0).field()).isEqualTo("texts"));
		childIn("en");
		assertThatExceptionOfType(FieldErrorsException.class).isThrownBy(() -> begin(Map.of("ja", "x"), false))
			.satisfies((ex) -> assertThat(ex.errors().get(0).field()).isEqualTo("fallback"));
		assertThatExceptionOfType(FieldErrorsException.class).isThrownBy(() -> begin(Map.of("en", " "), false))
			.satisfies((ex) -> assertThat(ex.errors().get(0).field()).isEqualTo("texts"));
	}

	private ChildUpdate begin(Map<String, String> texts, boolean resolves) {
		return this.updates.begin(this.parent, new NewChildUpdate(texts, "en", resolves), this.ana);
	}

	private String childIn(String language) {
		String child = this.fixtures.aTicketIn(language).number();
		this.relations.link(child, RelationKind.CHILD_OF, this.parent, this.ana);
		return child;
	}

	private void work() {
		this.worker.answerSome();
	}

	private List<String> replies(String number) {
		return this.tickets.messages(number, this.ana)
			.stream()
			.filter((message) -> message.senderType() == SenderType.AGENT)
			.map(Message::body)
			.toList();
	}

}
