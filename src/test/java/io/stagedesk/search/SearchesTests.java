package io.stagedesk.search;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.requester.RequesterFacts;
import io.stagedesk.search.Found.FoundRequester;
import io.stagedesk.search.Found.FoundTicket;
import io.stagedesk.search.Marked.Piece;
import io.stagedesk.search.Searches.Part;
import io.stagedesk.search.index.IndexNode;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;

import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.TicketActions.Transfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class SearchesTests {

	@Autowired
	Searches searches;

	@Autowired
	SearchChanges changes;

	@Autowired
	IndexNode node;

	@Autowired
	Fixtures fixtures;

	@Autowired
	Tickets tickets;

	@Autowired
	TicketActions actions;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionTemplate transactions;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			直播间一直黑屏,声音断断续续       | 黑屏
			直播间一直黑屏,声音断断续续       | 直播间黑屏
			直播间一直黑屏,声音断断续续       | 声音 直播
			直播間一直黑屏,聲音斷斷續續       | 声音断
			直播间一直黑屏,声音断断续续       | 聲音斷斷
			充值的金币没有到账                 | 币
			ギフトの返金について               | 返金
			ギフトの返金について               | ギフト
			ギフトの返金について               | ｷﾞﾌﾄ
			配信サーバーの障害                 | サーバ
			配信サーバの障害                   | サーバー
			退会を申し込みました               | 申込
			退会を申込みました                 | 申し込み
			코인 결제가 되지 않아요            | 결제
			코인 결제가 되지 않아요            | 코인 결제
			เติมเงินแล้วไม่ได้เหรียญ              | เหรียญ
			เติมเงินแล้วไม่ได้เหรียญ              | เติมเงิน
			لم تصل العملات إلى حسابي           | عملات
			لَمْ تَصِلْ العُمْلاتُ               | العملات
			نسيت كلمة المرور إلى الحساب        | الى
			Xu chưa được cộng vào tài khoản    | duoc cong
			Xu chua duoc cong vao tai khoan    | được cộng
			Mi cuenta fue suspendida           | suspendid
			Devolución de los regalos          | devolucion regalo
			Pedido não chegou                  | NAO CHEGOU
			L'appel vidéo se coupe             | appel video
			Straße und Größe                   | strasse grosse
			Coins were refunded twice          | refund
			The refund for two gifts           | refunds gift
			Не приходят монеты                 | монет
			ｉＰｈｏｎｅ １５ crashes          | iphone 15
			""")
	void findsWhatAPersonExpects(String text, String q) {
		String number = say("Hello", text, "care").number();

		assertThat(numbers(q, "ada", 200)).contains(number);
	}

	@ParameterizedTest
	@CsvSource({ "直播, 播直", "黑屏, 黑幕", "返金, 金返", "결제, 제결", "coins, cones and rods" })
	void findsNothingElse(String text, String q) {
		String number = say("Hello", text, "care").number();

		assertThat(numbers(q, "ada", 200)).doesNotContain(number);
	}

	@Test
	void findsNumbersIdsAndAddresses() {
		TicketSnapshot ticket = create(
				new RequesterFacts("app-user-4711", "Nguyen Thi Hoa", "Hoa.Nguyen@mail.example", "vi", "VN", null),
				"Where is my order", "Please look", "payment", Map.of("orderId", "Q-7741-X"), List.of("late parcel"));

		for (String q : List.of(ticket.number(), ticket.number().toLowerCase(), ticket.number().substring(3),
				"Q-7741-X", "q-7741-x", "Q-77", "hoa.nguyen@mail.example", "hoa.ngu", "app-user-4711", "app-user-47",
				"late parc", "nguyen thi hoa where is my order")) {
			assertThat(numbers(q, "ana", 5)).as(q).first().isEqualTo(ticket.number());
		}
	}

	@Test
	void forgivesOneLetterWhereLittleIsFound() {
		String number = say("The withdrawal of zirconium", "x", "payment").number();

		assertThat(numbers("withdrawl zirconium", "ana", 5)).contains(number);
		assertThat(numbers("zircnoium", "ana", 5)).contains(number);
		assertThat(numbers("zirkkonium", "ana", 5)).doesNotContain(number);
	}

	@Test
	void understandsOperators() {
		RequesterFacts lee = new RequesterFacts("lee-1", "Lee Operator", "lee@op.example", "ja", "JP", null);
		TicketSnapshot one = create(lee, "Operator alpha beta", "gamma delta", "payment", Map.of(), List.of("Coins"));
		TicketSnapshot other = create(lee, "Operator beta alpha", "gamma", "payment", Map.of(), List.of());
		this.actions.claim(other.number(), null, viewer("ana"));

		assertThat(numbers("operator \"alpha beta\"", "ana", 9)).containsExactly(one.number());
		assertThat(numbers("operator gamma -delta", "ana", 9)).containsExactly(other.number());
		assertThat(numbers("operator tag:coins", "ana", 9)).containsExactly(one.number());
		assertThat(numbers("operator -tag:coins", "ana", 9)).containsExactly(other.number());
		assertThat(numbers("from:lee@op.example", "ana", 9)).containsExactlyInAnyOrder(one.number(), other.number());
		assertThat(numbers("operator assignee:me", "ana", 9)).containsExactly(other.number());
		assertThat(numbers("operator assignee:none", "ana", 9)).containsExactly(one.number());
		assertThat(numbers("operator status:new", "ana", 9)).containsExactly(one.number());
		assertThat(numbers("operator status:open", "ana", 9)).hasSize(2);
		assertThat(numbers("operator status:closed", "ana", 9)).isEmpty();
		assertThat(numbers("operator lang:ja team:payments", "ana", 9)).hasSize(2);
		assertThat(numbers("operator lang:de", "ana", 9)).isEmpty();
		assertThat(numbers("operator team:technical", "ada", 9)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					"
					-
					: :
					tag:
					"" -"" from:
					((( AND OR NOT *?~^{}[]
					\uD83D\uDE00
					a-very-long-word-that-goes-on-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
					""",
			quoteCharacter = '\'')
	void refusesNothing(String q) {
		assertThat(search(q, "ada", 5)).isNotNull();
	}

	@Test
	void putsSubjectsBeforeMessagesAndOpenBeforeClosed() {
		TicketSnapshot closed = say("Zebrafish gift", "x", "payment");
		TicketSnapshot said = say("Hello", "a zebrafish gift", "payment");
		TicketSnapshot subject = say("Zebrafish gift", "x", "payment");
		this.actions.cancel(closed.number(), CloseReason.CANCELLED, null, viewer("ada"));

		assertThat(numbers("zebrafish", "ana", 9)).startsWith(subject.number())
			.containsExactlyInAnyOrder(subject.number(), closed.number(), said.number());
	}

	@Test
	void marksWhatWasFound() {
		TicketSnapshot ticket = say("Xu chưa được cộng",
				"Long before. ".repeat(40) + "The marmoset paid for 金币 twice. " + "Long after. ".repeat(40), "payment");

		FoundTicket found = search("duoc marmo 金币", "ana", 5).tickets().get(0);

		assertThat(found.ticket().number()).isEqualTo(ticket.number());
		assertThat(found.subject().pieces()).containsExactly(new Piece("Xu chưa ", false), new Piece("được", true),
				new Piece(" cộng", false));
		assertThat(found.snippet().orElseThrow().text().text()).startsWith("…").endsWith("…").hasSizeLessThan(170);
		assertThat(found.snippet().orElseThrow().text().pieces()).contains(new Piece("marmoset", true),
				new Piece("金币", true));
	}

	@Test
	void showsNothingOfOtherTeams() {
		TicketSnapshot ticket = say("Pangolin", "x", "payment");

		assertThat(numbers("pangolin", "ana", 5)).containsExactly(ticket.number());
		assertThat(numbers("pangolin", "ada", 5)).containsExactly(ticket.number());
		assertThat(numbers("pangolin", "app", 5)).containsExactly(ticket.number());
		assertThat(search("pangolin", "chen", 5).isEmpty()).isTrue();
		assertThat(search("pangolin", "paul", 5).isEmpty()).isTrue();
	}

	@Test
	void asksTheDatabaseAgainWhoMaySeeIt() {
		TicketSnapshot ticket = create(new RequesterFacts("ocelot-1", "Ocelot Owner", null, null, null, null), "Ocelot",
				"x", "payment", Map.of(), List.of());
		Found before = search("ocelot", "ana", 5);
		this.transactions
			.executeWithoutResult((status) -> this.jdbc.sql("update ticket set team = 'technical' where id = ?")
				.param(ticket.id())
				.update());

		Found after = this.searches.search("ocelot", viewer("ana"), 5);

		assertThat(before.tickets()).hasSize(1);
		assertThat(before.requesters()).hasSize(1);
		assertThat(after.isEmpty()).isTrue();
	}

	@Test
	void followsATicketToItsNewTeam() {
		TicketSnapshot ticket = say("Axolotl", "x", "payment");
		this.actions.transfer(ticket.number(), new Transfer("technical", null, "r", "n"), null, viewer("ana"));

		assertThat(numbers("axolotl", "ana", 5)).isEmpty();
		assertThat(numbers("axolotl", "chen", 5)).containsExactly(ticket.number());
	}

	@Test
	void keepsNotesFromTheApp() {
		TicketSnapshot ticket = say("Quokka", "x", "payment");
		this.tickets.write(ticket.number(), Visibility.INTERNAL, "the wombat secret", null, Actor.of(viewer("ana")));

		FoundTicket found = search("wombat", "ana", 5).tickets().get(0);

		assertThat(found.ticket().number()).isEqualTo(ticket.number());
		assertThat(found.snippet().orElseThrow().internal()).isTrue();
		assertThat(numbers("wombat", "app", 5)).isEmpty();
		assertThat(search("quokka", "app", 5).tickets().get(0).snippet()).isEmpty();
	}

	@Test
	void tellsAVendorOnlyWhatTheySee() {
		TicketSnapshot ticket = create(
				new RequesterFacts("tapir-77", "Tapir Person", "tapir@secret.example", null, null, null),
				"Manatee tapir@secret.example", "about the dugong", "payment", Map.of("wallet", "narwhal"), List.of());
		this.jdbc.sql("update ticket set assignee = 'vera' where id = ?").param(ticket.id()).update();

		assertThat(numbers("manatee", "vera", 5)).containsExactly(ticket.number());
		assertThat(numbers(ticket.number(), "vera", 5)).containsExactly(ticket.number());
		for (String q : List.of("tapir@secret.example", "tapir", "tapir-77", "narwhal", "dugong", "from:tapir-77",
				"secret")) {
			assertThat(search(q, "vera", 5).isEmpty()).as(q).isTrue();
		}
		assertThat(numbers("dugong", "ada", 5)).containsExactly(ticket.number());
	}

	@Test
	void groupsTheTicketsOfAPerson() {
		RequesterFacts person = new RequesterFacts("kiwi-1", "Kiwi Kakapo", "kiwi@birds.example", null, null, null);
		create(person, "One", "x", "payment", Map.of(), List.of());
		TicketSnapshot latest = create(person, "Two", "x", "payment", Map.of(), List.of());
		create(person, "Three", "x", "technical", Map.of(), List.of());

		FoundRequester found = search("kakapo", "ana", 5).requesters().get(0);

		assertThat(found.requester().email()).isEqualTo("kiwi@birds.example");
		assertThat(found.name().pieces()).containsExactly(new Piece("Kiwi ", false), new Piece("Kakapo", true));
		assertThat(found.tickets()).isEqualTo(2);
		assertThat(found.latest()).isEqualTo(latest.number());
		assertThat(search("kiwi@birds", "chen", 5).requesters()).singleElement()
			.satisfies((seen) -> assertThat(seen.tickets()).isEqualTo(1));
	}

	@Test
	void followsAPersonToANewName() {
		TicketSnapshot old = create(new RequesterFacts("emu-1", "Emu Oldname", null, null, null, null), "One", "x",
				"payment", Map.of(), List.of());
		create(new RequesterFacts("emu-1", "Emu Newname", null, null, null, null), "Two", "x", "payment", Map.of(),
				List.of());

		assertThat(numbers("newname", "ana", 5)).hasSize(2).contains(old.number());
		assertThat(search("oldname", "ana", 5).isEmpty()).isTrue();
	}

	@Test
	void forgetsWhoWasErased() {
		TicketSnapshot ticket = create(
				new RequesterFacts("dodo-1", "Dodo Gone", "dodo@birds.example", null, null, null), "One", "x",
				"payment", Map.of(), List.of());
		assertThat(search("dodo", "ana", 5).isEmpty()).isFalse();
		this.transactions.executeWithoutResult((status) -> {
			this.jdbc.sql("delete from requester_identity where requester_id = ?")
				.param(ticket.requester().id())
				.update();
			this.jdbc.sql("update requester set name = 'erased', email = null, external_id = null where id = ?")
				.param(ticket.requester().id())
				.update();
			this.changes.requester(ticket.requester().id());
		});

		assertThat(search("dodo", "ana", 5).isEmpty()).isTrue();
		assertThat(numbers("erased", "ana", 5)).containsExactly(ticket.number());
	}

	@Test
	void findsOnlyTheWantedParts() {
		RequesterFacts person = new RequesterFacts("puma-1", "Puma Person", null, null, null, null);
		create(person, "Puma", "x", "payment", Map.of(), List.of());
		this.node.catchUp();

		Found tickets = this.searches.search("puma", viewer("ana"), 5, Set.of(Part.TICKETS));
		Found people = this.searches.search("puma", viewer("ana"), 5, Set.of(Part.REQUESTERS));

		assertThat(tickets.tickets()).hasSize(1);
		assertThat(tickets.requesters()).isEmpty();
		assertThat(people.tickets()).isEmpty();
		assertThat(people.requesters()).hasSize(1);
	}

	private List<String> numbers(String q, String login, int limit) {
		return search(q, login, limit).tickets().stream().map((found) -> found.ticket().number()).toList();
	}

	private Found search(String q, String login, int limit) {
		this.node.catchUp();
		return this.searches.search(q, viewer(login), limit);
	}

	private Viewer viewer(String login) {
		return this.fixtures.viewer(login);
	}

	private TicketSnapshot say(String subject, String body, String category) {
		return create(new RequesterFacts("u-search", "Somebody", null, "en", null, null), subject, body, category,
				Map.of(), List.of());
	}

	private TicketSnapshot create(RequesterFacts requester, String subject, String body, String category,
			Map<String, Object> fields, List<String> tags) {
		TicketSnapshot created = this.tickets.create(new NewTicket(requester, subject, body, Channel.API, Scenario.SHOW,
				category, Priority.P2, null, fields, tags, Map.of(), true), Actor.REQUESTER);
		return this.tickets.get(created.number());
	}

}
