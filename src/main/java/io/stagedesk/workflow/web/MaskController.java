package io.stagedesk.workflow.web;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.ContentLog;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.ticket.mask.ContentAccess;
import io.stagedesk.ticket.mask.FieldRule;
import io.stagedesk.ticket.mask.FieldRules;
import io.stagedesk.ticket.mask.Mask;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is hidden from a vendor's people, how it is opened, and who has opened it. */
@RestController
@RequestMapping("/api/v1")
class MaskController {

	static final Set<String> SCENARIOS = Stream.of(Scenario.values())
		.map(Enum::name)
		.collect(Collectors.toUnmodifiableSet());

	private final SeenTickets tickets;

	private final FieldRules rules;

	private final ContentLog log;

	MaskController(SeenTickets tickets, FieldRules rules, ContentLog log) {
		this.tickets = tickets;
		this.rules = rules;
		this.log = log;
	}

	/** Shows hidden content to the caller for a while; the reason is kept for ever. */
	@PostMapping("/tickets/{number}/unmask")
	Opened unmask(@PathVariable String number, @Valid @RequestBody ActionRequests.Reason request,
			@AuthenticationPrincipal Viewer viewer) {
		return new Opened(this.tickets.open(number, request.reason(), viewer));
	}

	@GetMapping("/content-access")
	Slice<ContentAccess> log(@RequestParam(defaultValue = "") String ticket,
			@RequestParam(defaultValue = "") String login, @RequestParam(defaultValue = "50") int limit,
			@RequestParam(required = false) String cursor, @AuthenticationPrincipal Viewer viewer) {
		if (limit < 1 || limit > 200) {
			throw new FieldErrorsException("limit", "must lie between 1 and 200");
		}
		Optional<Cursor> after = Optional.ofNullable(cursor).filter((text) -> !text.isBlank()).map(Cursor::parse);
		return this.log.list(clean("ticket", ticket), clean("login", login), limit, after, viewer);
	}

	/** All rules; {@code *} stands for any vendor, any scenario or the rest of a name. */
	@GetMapping("/field-rules")
	Slice<FieldRule> rules() {
		return new Slice<>(this.rules.list(), null);
	}

	/** Sets one rule, in place of the one for the same vendor, scenario and field. */
	@PutMapping("/field-rules")
	FieldRule write(@RequestBody WriteRule body, @AuthenticationPrincipal Viewer viewer) {
		FieldRule rule = new FieldRule(text(body.vendor()), text(body.scenario()), text(body.field()),
				mask(text(body.mask())));
		this.rules.save(rule, SCENARIOS, viewer);
		return rule;
	}

	/**
	 * Removes one rule: then the next wider one counts, and where none is, all is hidden.
	 */
	@DeleteMapping("/field-rules")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@RequestParam String vendor, @RequestParam String scenario, @RequestParam String field,
			@AuthenticationPrincipal Viewer viewer) {
		this.rules.remove(
				new FieldRule(clean("vendor", vendor), clean("scenario", scenario), clean("field", field), Mask.FULL),
				viewer);
	}

	private static Mask mask(String text) {
		return Stream.of(Mask.values()).filter((one) -> one.name().equals(text)).findFirst().orElse(null);
	}

	private static String text(String text) {
		return Objects.requireNonNullElse(text, "*");
	}

	private static String clean(String field, String text) {
		if (text.length() > 100 || !CleanText.Check.isClean(text)) {
			throw new FieldErrorsException(field, "must be clean text of at most 100 characters");
		}
		return text;
	}

	/**
	 * The answer of {@code POST /tickets/{number}/unmask}.
	 */
	record Opened(Instant until) {
	}

	/**
	 * The body of {@code PUT /field-rules}.
	 *
	 * @param vendor absent for all vendors, as the scenario
	 * @param mask NONE, PARTIAL or FULL
	 */
	record WriteRule(String vendor, String scenario, String field, String mask) {
	}

}
