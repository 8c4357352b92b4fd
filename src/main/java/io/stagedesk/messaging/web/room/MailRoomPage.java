package io.stagedesk.messaging.web.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.messaging.DeadAddresses;
import io.stagedesk.messaging.MailState;
import io.stagedesk.messaging.MailWriter;
import io.stagedesk.messaging.Outbox;
import io.stagedesk.messaging.incoming.IncomingMail;
import io.stagedesk.messaging.incoming.IncomingMails;
import io.stagedesk.messaging.incoming.IncomingState;
import io.stagedesk.messaging.watch.MailRoomWatch;
import io.stagedesk.staff.Viewer;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The mail room: what came in, what is kept aside, and what came back. */
@Controller
@RequestMapping("/admin/mails")
class MailRoomPage {

	private static final int LIMIT = 50;

	private static final List<IncomingState> ASIDE = List.of(IncomingState.QUARANTINED, IncomingState.FAILED);

	private final IncomingMails mails;

	private final Outbox outbox;

	private final MailWriter writer;

	private final DeadAddresses addresses;

	private final MailRoom room;

	private final MailRoomWatch watch;

	MailRoomPage(IncomingMails mails, Outbox outbox, MailWriter writer, DeadAddresses addresses, MailRoom room,
			MailRoomWatch watch) {
		this.mails = mails;
		this.outbox = outbox;
		this.writer = writer;
		this.addresses = addresses;
		this.room = room;
		this.watch = watch;
	}

	/** What somebody has to look at. */
	@GetMapping
	String quarantine(@RequestParam(required = false) String cursor, @RequestParam(required = false) String done,
			Model model) {
		model.addAttribute("done", done != null);
		return list("quarantine", ASIDE, cursor, model);
	}

	/** Everything that came in. */
	@GetMapping("/incoming")
	String incoming(@RequestParam(required = false) IncomingState state, @RequestParam(required = false) String cursor,
			Model model) {
		model.addAttribute("state", (state != null) ? state.name() : "ALL");
		model.addAttribute("states",
				Stream.concat(Stream.of("ALL"), Stream.of(IncomingState.values()).map(Enum::name)).toList());
		return list("incoming", (state != null) ? List.of(state) : List.of(), cursor, model);
	}

	/** What came back, and the addresses that get nothing any more. */
	@GetMapping("/bounces")
	String bounces(@RequestParam(required = false) String cursor, @RequestParam(required = false) String done,
			Model model) {
		Slice<Bounce> bounced = this.outbox
			.list(List.of(MailState.BOUNCED), LIMIT, Optional.ofNullable(cursor).map(Cursor::parse))
			.map((mail) -> new Bounce(mail.id(), mail.recipient(), this.writer.write(mail).subject(),
					mail.ticket().orElse(""), MailRow.text(mail.lastError()), mail.createdAt()));
		model.addAttribute("done", done != null);
		model.addAttribute("bounces", bounced.items());
		model.addAttribute("next", bounced.next());
		model.addAttribute("addresses", this.addresses.list());
		return page("bounces", model);
	}

	/** One that is gone already is as good as released. */
	@PostMapping("/bounces")
	String release(@RequestParam(defaultValue = "") String address, @AuthenticationPrincipal Viewer viewer) {
		this.room.releaseAddress(address, viewer);
		return "redirect:/admin/mails/bounces?done=address";
	}

	private String list(String tab, List<IncomingState> states, String cursor, Model model) {
		List<IncomingMail> read = this.mails.list(states, LIMIT + 1, Optional.ofNullable(cursor).map(Cursor::parse));
		Slice<MailRow> rows = Slice.of(read, LIMIT, (last) -> new Cursor(last.receivedAt(), last.id()).toString())
			.map(MailRow::of);
		model.addAttribute("mails", rows.items());
		model.addAttribute("next", rows.next());
		return page(tab, model);
	}

	private String page(String tab, Model model) {
		model.addAttribute("tab", tab);
		model.addAttribute("counts", this.watch.now());
		return "messaging/mails";
	}

	/** A mail of ours that came back. */
	record Bounce(long id, String to, String subject, String ticket, String reason, Instant at) {
	}

}
