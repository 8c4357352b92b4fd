package io.stagedesk.messaging.webhook.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.messaging.webhook.Deliveries;
import io.stagedesk.messaging.webhook.Deliveries.Open;
import io.stagedesk.messaging.webhook.Delivery;
import io.stagedesk.messaging.webhook.DeliveryState;
import io.stagedesk.messaging.webhook.Occasion;
import io.stagedesk.messaging.webhook.ReceiverAnswer;
import io.stagedesk.messaging.webhook.Webhook;
import io.stagedesk.messaging.webhook.Webhooks;
import io.stagedesk.page.Choice;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Viewer;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * All webhooks with their state, the editor of one, and what it was told. A secret stands
 * on the page that made it, and on no other.
 */
@Controller
@RequestMapping("/admin/webhooks")
class WebhooksPage {

	private static final String FORM = "webhook";

	private static final int LIMIT = 50;

	private static final int LATEST = 10;

	private final Webhooks webhooks;

	private final Deliveries deliveries;

	private final Staff staff;

	private final Refusals refusals;

	private final Words words;

	WebhooksPage(Webhooks webhooks, Deliveries deliveries, Staff staff, Refusals refusals, Words words) {
		this.webhooks = webhooks;
		this.deliveries = deliveries;
		this.staff = staff;
		this.refusals = refusals;
		this.words = words;
	}

	@GetMapping
	String list(@RequestParam(required = false) String done, Model model) {
		Map<String, Open> open = this.deliveries.open();
		model.addAttribute("done", done != null);
		model.addAttribute("webhooks",
				this.webhooks.list()
					.stream()
					.map((one) -> new Row(one, open.getOrDefault(one.id(), Open.NONE)))
					.toList());
		return "messaging/webhooks";
	}

	/** A key that is not there yet begins a new webhook. */
	@GetMapping("/{id}")
	String edit(@PathVariable String id, @RequestParam(required = false) String done, Model model) {
		model.addAttribute("done", done != null);
		WebhookForm form = this.webhooks.find(id)
			.map(WebhookForm::of)
			.orElseGet(() -> WebhookForm.fresh(id.equals("new") ? "" : id));
		return editor(form, FormState.fresh(FORM, form.shown()), model);
	}

	/** A new one's secret is shown at once, so the page is not asked for again. */
	@PostMapping
	String save(@RequestParam MultiValueMap<String, String> typed, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		WebhookForm form = WebhookForm.read(typed);
		AtomicReference<Webhooks.Kept> kept = new AtomicReference<>();
		FormState state = this.refusals.attempt(FORM, form.shown(),
				() -> kept.set(this.webhooks.save(form.id(), form.terms(), form.seen(), viewer)));
		if (state.touched()) {
			return editor(form, state, model);
		}
		if (kept.get().secret().isEmpty()) {
			return "redirect:/admin/webhooks/" + form.id() + "?done=saved";
		}
		model.addAttribute("secret", kept.get().secret().get());
		return fresh(form.id(), model);
	}

	@PostMapping("/{id}/secret")
	String renewSecret(@PathVariable String id, @AuthenticationPrincipal Viewer viewer, Model model) {
		model.addAttribute("secret", this.webhooks.renewSecret(id, viewer));
		return fresh(id, model);
	}

	@PostMapping("/{id}/test")
	String test(@PathVariable String id, Model model) {
		ReceiverAnswer answer = this.webhooks.test(id);
		model.addAttribute("heard", answer.verdict() == ReceiverAnswer.Verdict.TAKEN);
		model.addAttribute("answer", answer);
		return fresh(id, model);
	}

	@PostMapping("/{id}/remove")
	String remove(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		this.webhooks.remove(id, viewer);
		return "redirect:/admin/webhooks?done=removed";
	}

	@GetMapping("/{id}/deliveries")
	String deliveries(@PathVariable String id, @RequestParam(required = false) DeliveryState state,
			@RequestParam(required = false) String cursor, @RequestParam(required = false) String done, Model model) {
		return deliveries(id, Optional.ofNullable(state), Optional.ofNullable(cursor).map(Cursor::parse), done != null,
				Forms.fresh(), model);
	}

	@PostMapping("/{id}/deliveries/{delivery}/retry")
	String retry(@PathVariable String id, @PathVariable long delivery, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		FormState state = this.refusals.attempt("deliveries", Map.of(),
				() -> this.webhooks.retry(id, delivery, viewer));
		return state.touched() ? deliveries(id, Optional.empty(), Optional.empty(), false, new Forms(state), model)
				: "redirect:/admin/webhooks/" + id + "/deliveries?done=retried";
	}

	@PostMapping("/{id}/retry")
	String retryFailed(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		this.webhooks.retryFailed(id, viewer);
		return "redirect:/admin/webhooks/" + id + "/deliveries?done=retried";
	}

	private String deliveries(String id, Optional<DeliveryState> state, Optional<Cursor> cursor, boolean done,
			Forms forms, Model model) {
		Webhook webhook = this.webhooks.find(id).orElseThrow(StaffNotFoundException::new);
		Slice<Delivery> found = this.deliveries.list(id, state.map(List::of).orElse(List.of()), LIMIT, cursor);
		model.addAttribute("done", done);
		model.addAttribute("forms", forms);
		model.addAttribute("webhook", webhook);
		model.addAttribute("open", open(id));
		model.addAttribute("deliveries", found.items());
		model.addAttribute("next", found.next());
		model.addAttribute("state", state.map(Enum::name).orElse("ALL"));
		model.addAttribute("states",
				Stream.concat(Stream.of("ALL"), Stream.of(DeliveryState.values()).map(Enum::name)).toList());
		return "messaging/webhook-deliveries";
	}

	private String fresh(String id, Model model) {
		WebhookForm form = this.webhooks.find(id).map(WebhookForm::of).orElseThrow(StaffNotFoundException::new);
		return editor(form, FormState.fresh(FORM, form.shown()), model);
	}

	private String editor(WebhookForm form, FormState state, Model model) {
		Optional<Webhook> known = this.webhooks.find(form.id()).filter((one) -> !form.version().equals("0"));
		model.addAttribute("forms", new Forms(state));
		model.addAttribute("typed", form);
		model.addAttribute("webhook", known.orElse(null));
		model.addAttribute("open", open(form.id()));
		model.addAttribute("latest",
				known.map((one) -> this.deliveries.list(one.id(), List.of(), LATEST, Optional.empty()))
					.map(Slice::items)
					.orElse(List.of()));
		model.addAttribute("occasions",
				Stream.of(Occasion.values())
					.map((one) -> new Choice(one.name(), this.words.message("event." + one.name())))
					.toList());
		model.addAttribute("teams",
				this.staff.teams().stream().map((one) -> new Choice(one.id(), one.name())).toList());
		return "messaging/webhook";
	}

	private Open open(String id) {
		return this.deliveries.open().getOrDefault(id, Open.NONE);
	}

	/** A line of the list. */
	public record Row(Webhook webhook, Open open) {
	}

}
