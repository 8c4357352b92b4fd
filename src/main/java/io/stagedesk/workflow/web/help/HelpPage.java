package io.stagedesk.workflow.web.help;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.stagedesk.api.CleanText;
import io.stagedesk.operation.limit.Limits;
import io.stagedesk.page.Choice;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.page.Words;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a requester asks for help: a topic, then only the fields of that topic. */
@Controller
@RequestMapping("/help")
class HelpPage {

	private static final int LONGEST = 100;

	private final Tickets tickets;

	private final Refusals refusals;

	private final Words words;

	private final HelpfulArticles articles;

	private final Limits limits;

	HelpPage(Tickets tickets, Refusals refusals, Words words, HelpfulArticles articles, Limits limits) {
		this.limits = limits;
		this.articles = articles;
		this.tickets = tickets;
		this.refusals = refusals;
		this.words = words;
	}

	@ModelAttribute("found")
	HelpfulArticles.Found found(@RequestParam(defaultValue = "") String q, HttpServletRequest request) {
		return this.articles.find(q, request);
	}

	@GetMapping
	String show(@RequestParam(defaultValue = "") String topic, Model model) {
		List<HelpView.Card> cards = Arrays.stream(Topic.values())
			.map((one) -> new HelpView.Card(one.key(), one.icon()))
			.toList();
		model.addAttribute("help",
				Topic.of(topic)
					.map((one) -> new HelpView(cards, one.key(), one.fields().stream().map(this::field).toList()))
					.orElseGet(() -> new HelpView(cards, "", List.of())));
		return "workflow/help";
	}

	@PostMapping
	String ask(@RequestParam(defaultValue = "other") String topic, @Valid @ModelAttribute HelpForm form,
			BindingResult errors, @RequestParam Map<String, String> typed, Model model) {
		Topic about = Topic.of(topic).orElse(Topic.OTHER);
		Map<String, String> wrong = wrong(about, typed, errors);
		if (!wrong.isEmpty()) {
			return refuse(about, new FormState("help", typed, wrong, null), model);
		}
		AtomicReference<TicketSnapshot> created = new AtomicReference<>();
		NewTicket wanted = form.ticket(about, typed, LocaleContextHolder.getLocale());
		FormState state = this.refusals.attempt("help", typed, () -> {
			this.limits.countTicketOf(wanted.requester().identity());
			created.set(this.tickets.create(wanted, Actor.REQUESTER));
		});
		return state.touched() ? refuse(about, state, model)
				: "redirect:/t/" + created.get().trackingToken() + "?done=created";
	}

	private String refuse(Topic topic, FormState state, Model model) {
		model.addAttribute("forms", new Forms(state));
		return show(topic.key(), model);
	}

	private Map<String, String> wrong(Topic topic, Map<String, String> typed, BindingResult errors) {
		Map<String, String> wrong = new LinkedHashMap<>(FormState.invalid("help", typed, errors).errors());
		for (Topic.Field field : topic.fields()) {
			String value = typed.getOrDefault(field.name(), "").strip();
			if (value.isEmpty() && field.required()) {
				wrong.put(field.name(), this.words.message("validation.required"));
			}
			else if (value.length() > LONGEST) {
				wrong.put(field.name(), this.words.message("validation.size"));
			}
			else if (!CleanText.Check.isClean(value)) {
				wrong.put(field.name(), this.words.message("validation.clean"));
			}
			else if (!value.isEmpty() && !field.options().isEmpty() && !field.options().contains(value)) {
				wrong.put(field.name(), this.words.message("validation.choice"));
			}
		}
		return wrong;
	}

	private HelpView.Field field(Topic.Field field) {
		return new HelpView.Field(field.name(), field.required(),
				field.options()
					.stream()
					.map((option) -> new Choice(option, this.words.message("help." + field.name() + "." + option)))
					.toList());
	}

}
