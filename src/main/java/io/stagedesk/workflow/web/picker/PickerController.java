package io.stagedesk.workflow.web.picker;

import java.util.List;
import java.util.function.Function;

import io.stagedesk.knowledge.Tongue;
import io.stagedesk.knowledge.article.Article;
import io.stagedesk.knowledge.article.Articles;
import io.stagedesk.knowledge.canned.CannedReplies;
import io.stagedesk.knowledge.canned.CannedReply;
import io.stagedesk.knowledge.canned.Placeholders.Filled;
import io.stagedesk.messaging.Links;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.web.picker.PickedPeople.PickedPerson;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the composer offers while somebody types, in the requester's language and with
 * what the ticket knows; only for tickets that the viewer may see.
 */
@RestController
@RequestMapping("/desk/tickets/{number}")
class PickerController {

	private static final int MOST = 12;

	private static final int LONGEST = 100;

	private final Tickets tickets;

	private final CannedReplies replies;

	private final Articles articles;

	private final PickedPeople people;

	private final TicketPlaces places;

	private final Links links;

	PickerController(Tickets tickets, CannedReplies replies, Articles articles, PickedPeople people,
			TicketPlaces places, Links links) {
		this.tickets = tickets;
		this.replies = replies;
		this.articles = articles;
		this.people = people;
		this.places = places;
		this.links = links;
	}

	@GetMapping("/canned")
	Picks<PickedReply> canned(@PathVariable String number, @RequestParam(defaultValue = "") String q,
			@AuthenticationPrincipal Viewer viewer) {
		TicketSnapshot ticket = this.tickets.find(number, viewer);
		Function<String, Filled> filling = this.places.of(ticket, viewer);
		return new Picks<>(this.replies.find(query(q), ticket.scenario().name(), MOST, viewer)
			.stream()
			.map((reply) -> picked(reply, language(ticket), filling))
			.toList());
	}

	@GetMapping("/articles")
	Picks<PickedArticle> articles(@PathVariable String number, @RequestParam(defaultValue = "") String q,
			@AuthenticationPrincipal Viewer viewer) {
		String language = language(this.tickets.find(number, viewer));
		return new Picks<>(this.articles.pick(query(q), MOST, viewer)
			.stream()
			.map((article) -> picked(article, language))
			.toList());
	}

	@GetMapping("/people")
	Picks<PickedPerson> people(@PathVariable String number, @RequestParam(defaultValue = "") String q,
			@AuthenticationPrincipal Viewer viewer) {
		return new Picks<>(this.people.find(query(q), MOST, this.tickets.find(number, viewer), viewer));
	}

	private static PickedReply picked(CannedReply reply, String language, Function<String, Filled> filling) {
		CannedReply.Said said = reply.in(language);
		Filled filled = filling.apply(said.text());
		return new PickedReply(reply.id(), reply.terms().shortcut(), reply.terms().title(), said.language(),
				Tongue.isNear(said.language(), language), filled.text(), filled.gaps());
	}

	private PickedArticle picked(Article article, String language) {
		Article.Said said = article.in(language);
		return new PickedArticle(article.slug(), said.text().title(), said.text().summary(), said.language(),
				Tongue.isNear(said.language(), language), !article.isOpen(), article.isOpen()
						? this.links.article(article.slug(), said.language()) : this.links.deskArticle(article.slug()));
	}

	private static String language(TicketSnapshot ticket) {
		return (ticket.language() != null) ? ticket.language() : "en";
	}

	private static String query(String typed) {
		return typed.substring(0, Math.min(LONGEST, typed.length()));
	}

	/** What can be picked, the best first. */
	record Picks<T>(List<T> items) {
	}

	/**
	 * A canned reply, ready to be said.
	 *
	 * @param near whether the requester reads this language
	 * @param gaps places that nobody could fill
	 */
	record PickedReply(long id, String shortcut, String title, String language, boolean near, String text,
			List<String> gaps) {
	}

	/**
	 * An article.
	 *
	 * @param internal whether it must not be named in a reply
	 */
	record PickedArticle(String slug, String title, String summary, String language, boolean near, boolean internal,
			String link) {
	}

}
