package io.stagedesk.knowledge.canned;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.knowledge.KnowledgeConflictException;
import io.stagedesk.knowledge.KnowledgeDeniedException;
import io.stagedesk.knowledge.KnowledgeNotFoundException;
import io.stagedesk.staff.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DeskTest
@Transactional
class CannedRepliesTests {

	@Autowired
	CannedReplies replies;

	@Autowired
	Fixtures fixtures;

	@ParameterizedTest
	@CsvSource({ "ana,true", "mona,true", "ada,true", "chen,false", "vera,false" })
	void showsATeamsRepliesToTheTeam(String login, boolean sees) {
		CannedReply reply = this.replies.add(terms(Scope.TEAM, "payments", "of-team"), viewer("mona"));
		assertThat(found("of-team", login).contains(reply)).isEqualTo(sees);
		assertThat(this.replies.list("of-team", 10, viewer(login)).contains(reply)).isEqualTo(sees);
		if (!sees) {
			assertThatExceptionOfType(KnowledgeNotFoundException.class)
				.isThrownBy(() -> this.replies.get(reply.id(), viewer(login)));
		}
	}

	@Test
	void keepsOnesOwnFromOthersButShowsThemToAdministrators() {
		CannedReply reply = this.replies.add(terms(Scope.PERSON, "yuki", "mine"), viewer("yuki"));
		assertThat(found("mine", "yuki")).contains(reply);
		assertThat(found("mine", "ana")).doesNotContain(reply);
		assertThat(found("mine", "ada")).doesNotContain(reply);
		assertThat(this.replies.list("mine", 10, viewer("ada"))).contains(reply);
	}

	@ParameterizedTest
	@CsvSource({ "ana,ALL,''", "mona,ALL,''", "ana,TEAM,payments", "ana,PERSON,yuki", "mona,PERSON,ana" })
	void letsNobodyWriteWhatIsNotTheirs(String login, Scope scope, String owner) {
		assertThatExceptionOfType(KnowledgeDeniedException.class)
			.isThrownBy(() -> this.replies.add(terms(scope, owner, "denied"), viewer(login)));
	}

	@Test
	void letsNobodyTakeOverOrGiveAway() {
		CannedReply own = this.replies.add(terms(Scope.PERSON, "ana", "given"), viewer("ana"));
		assertThatExceptionOfType(KnowledgeDeniedException.class).isThrownBy(
				() -> this.replies.change(own.id(), terms(Scope.ALL, "", "given"), Optional.empty(), viewer("ana")));
		CannedReply ofAll = this.replies.add(terms(Scope.ALL, "", "taken"), viewer("ada"));
		assertThatExceptionOfType(KnowledgeDeniedException.class).isThrownBy(() -> this.replies.change(ofAll.id(),
				terms(Scope.PERSON, "ana", "taken"), Optional.empty(), viewer("ana")));
		assertThatExceptionOfType(KnowledgeDeniedException.class)
			.isThrownBy(() -> this.replies.remove(ofAll.id(), viewer("ana")));
	}

	@Test
	void keepsAShortcutForOneInEachScope() {
		this.replies.add(terms(Scope.PERSON, "ana", "twice"), viewer("ana"));
		this.replies.add(terms(Scope.PERSON, "yuki", "twice"), viewer("yuki"));
		assertThatExceptionOfType(KnowledgeConflictException.class)
			.isThrownBy(() -> this.replies.add(terms(Scope.PERSON, "ana", "twice"), viewer("ana")));
	}

	@Test
	void refusesAStaleWriter() {
		CannedReply reply = this.replies.add(terms(Scope.ALL, "", "stale"), viewer("ada"));
		this.replies.change(reply.id(), terms(Scope.ALL, "", "stale-2"), Optional.of(1), viewer("ada"));
		assertThatExceptionOfType(KnowledgeConflictException.class).isThrownBy(
				() -> this.replies.change(reply.id(), terms(Scope.ALL, "", "stale-3"), Optional.of(1), viewer("ada")));
	}

	@Test
	void namesEveryFieldAtFault() {
		CannedTerms wrong = new CannedTerms(Scope.ALL, "", "Not a key", " ", "RADIO",
				Map.of("en", "a\u0000b", "no language", "x"));
		assertThatExceptionOfType(FieldErrorsException.class).isThrownBy(() -> this.replies.add(wrong, viewer("ada")))
			.satisfies((ex) -> assertThat(ex.errors()).extracting("field")
				.containsExactlyInAnyOrder("shortcut", "title", "scenario", "texts.en", "texts.no language"));
	}

	@Test
	void givesWhatIsUsedMostFirst() {
		this.replies.add(terms(Scope.ALL, "", "seldom"), viewer("ada"));
		CannedReply often = this.replies.add(terms(Scope.ALL, "", "often"), viewer("ada"));
		this.replies.used(often.id(), viewer("chen"));
		assertThat(this.replies.find("", "SHOW", 1, viewer("chen"))).extracting(CannedReply::id)
			.containsExactly(often.id());
	}

	@Test
	void keepsWhatIsForOtherAppsAway() {
		CannedReply reply = this.replies
			.add(new CannedTerms(Scope.ALL, "", "of-shop", "t", "ECOMMERCE", Map.of("en", "text")), viewer("ada"));
		assertThat(this.replies.find("of-shop", "ECOMMERCE", 5, viewer("ana"))).contains(reply);
		assertThat(this.replies.find("of-shop", "SHOW", 5, viewer("ana"))).isEmpty();
	}

	private List<CannedReply> found(String query, String login) {
		return this.replies.find(query, "SHOW", 10, viewer(login));
	}

	private Viewer viewer(String login) {
		return this.fixtures.viewer(login);
	}

	private static CannedTerms terms(Scope scope, String owner, String shortcut) {
		return new CannedTerms(scope, owner, shortcut, "Title", "", Map.of("en", "text", "ja", "テキスト"));
	}

}
