package io.stagedesk.messaging.webhook.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.IfMatch;
import io.stagedesk.api.Slice;
import io.stagedesk.messaging.webhook.Deliveries;
import io.stagedesk.messaging.webhook.Deliveries.Open;
import io.stagedesk.messaging.webhook.DeliveryState;
import io.stagedesk.messaging.webhook.ReceiverAnswer;
import io.stagedesk.messaging.webhook.Webhook;
import io.stagedesk.messaging.webhook.Webhooks;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Viewer;
import jakarta.validation.Valid;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Other systems that are told of tickets, for administrators. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookController {

	private static final TypeReference<Map<String, Object>> BODY = new TypeReference<>() {
	};

	private final Webhooks webhooks;

	private final Deliveries deliveries;

	private final JsonMapper json;

	WebhookController(Webhooks webhooks, Deliveries deliveries, JsonMapper json) {
		this.webhooks = webhooks;
		this.deliveries = deliveries;
		this.json = json;
	}

	@GetMapping
	Slice<WebhookResource> list() {
		Map<String, Open> open = this.deliveries.open();
		return new Slice<>(this.webhooks.list(), null)
			.map((one) -> WebhookResource.of(one, open.getOrDefault(one.id(), Open.NONE), null));
	}

	@GetMapping("/{id}")
	ResponseEntity<WebhookResource> one(@PathVariable String id) {
		Webhook webhook = require(id);
		return ResponseEntity.ok().eTag(String.valueOf(webhook.version())).body(resource(webhook, null));
	}

	/**
	 * Adds a webhook, and then answers with its secret this once, or changes one.
	 */
	@PutMapping("/{id}")
	ResponseEntity<WebhookResource> write(@PathVariable String id, @Valid @RequestBody WriteWebhook body,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		Optional<Integer> seen = Optional.ofNullable(body.version()).or(() -> IfMatch.version(match));
		Webhooks.Kept kept = this.webhooks.save(id, body.terms(), seen, viewer);
		boolean created = kept.secret().isPresent();
		return (created ? ResponseEntity.created(URI.create("/api/v1/webhooks/" + id)) : ResponseEntity.ok())
			.eTag(String.valueOf(kept.webhook().version()))
			.body(resource(kept.webhook(), kept.secret().orElse(null)));
	}

	/** What it was not told yet it will not be told. */
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		this.webhooks.remove(id, viewer);
	}

	/** A new secret, this once; the one before signs as well for a day. */
	@PostMapping("/{id}/secret")
	Secret renewSecret(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		return new Secret(this.webhooks.renewSecret(id, viewer));
	}

	/** Tells the receiver something that is about no ticket, now. */
	@PostMapping("/{id}/test")
	Heard test(@PathVariable String id) {
		ReceiverAnswer answer = this.webhooks.test(id);
		return new Heard(answer.verdict(), answer.status().orElse(null), answer.details());
	}

	/** The newest first. */
	@GetMapping("/{id}/deliveries")
	Slice<DeliveryResource> deliveries(@PathVariable String id, @RequestParam Optional<DeliveryState> state,
			@RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) String cursor) {
		require(id);
		if (limit < 1 || limit > 200) {
			throw new FieldErrorsException("limit", "must lie between 1 and 200");
		}
		return this.deliveries
			.list(id, state.map(List::of).orElse(List.of()), limit,
					Optional.ofNullable(cursor).filter((text) -> !text.isBlank()).map(Cursor::parse))
			.map((one) -> DeliveryResource.of(one, this.json.readValue(one.body(), BODY)));
	}

	/**
	 * Tells one thing again that was given up, or one that waits without waiting longer.
	 */
	@PostMapping("/{id}/deliveries/{delivery}/retry")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void retry(@PathVariable String id, @PathVariable String delivery, @AuthenticationPrincipal Viewer viewer) {
		if (!delivery.matches("[0-9]{1,18}")) {
			throw new StaffNotFoundException();
		}
		this.webhooks.retry(id, Long.parseLong(delivery), viewer);
	}

	/** Tells all again that was given up. */
	@PostMapping("/{id}/retry")
	Retried retryFailed(@PathVariable String id, @AuthenticationPrincipal Viewer viewer) {
		return new Retried(this.webhooks.retryFailed(id, viewer));
	}

	private WebhookResource resource(Webhook webhook, String secret) {
		return WebhookResource.of(webhook, this.deliveries.open().getOrDefault(webhook.id(), Open.NONE), secret);
	}

	private Webhook require(String id) {
		return this.webhooks.find(id).orElseThrow(StaffNotFoundException::new);
	}

	/** What messages are signed with from now on. */
	record Secret(String secret) {
	}

	/**
	 * What came of a test.
	 *
	 * @param status of HTTP; {@code null} where there was no answer
	 * @param details in the words of the receiver or of the network
	 */
	record Heard(ReceiverAnswer.Verdict verdict, Integer status, String details) {
	}

	/** How many deliveries are told again. */
	record Retried(int retried) {
	}

}
