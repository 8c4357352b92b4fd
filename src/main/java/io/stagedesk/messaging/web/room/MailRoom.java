package io.stagedesk.messaging.web.room;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.messaging.DeadAddresses;
import io.stagedesk.messaging.Outbox;
import io.stagedesk.messaging.incoming.IncomingMails;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.ticket.StageNotAllowedException;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator decides about mails; each decision is kept. */
@Service
public class MailRoom {

	private static final int SUBJECT = 120;

	private final IncomingMails incoming;

	private final Outbox outbox;

	private final DeadAddresses addresses;

	private final AdminEvents history;

	MailRoom(IncomingMails incoming, Outbox outbox, DeadAddresses addresses, AdminEvents history) {
		this.incoming = incoming;
		this.outbox = outbox;
		this.addresses = addresses;
		this.history = history;
	}

	/**
	 * Lets a mail in that was kept aside.
	 * @param into number of the ticket that it shall belong to; blank where it says so
	 * itself
	 * @throws StageNotAllowedException where it is not kept aside (409)
	 */
	@Transactional
	public void letIn(long id, Optional<String> into, Viewer viewer) {
		Optional<String> ticket = into.map(String::strip).filter((text) -> !text.isEmpty());
		Map<String, String> facts = before(id);
		this.incoming.process(id, ticket, viewer.login());
		ticket.ifPresent((number) -> facts.put("ticket", number));
		this.history.keep(viewer.login(), AdminAct.MAIL_LET_IN, "in-" + id, facts);
	}

	/**
	 * Nobody wants anything of a mail.
	 * @throws StageNotAllowedException where it is not kept aside (409)
	 */
	@Transactional
	public void dismiss(long id, Viewer viewer) {
		Map<String, String> facts = before(id);
		this.incoming.dismiss(id, viewer.login());
		this.history.keep(viewer.login(), AdminAct.MAIL_DISMISSED, "in-" + id, facts);
	}

	/**
	 * Lets a mail of ours go out.
	 * @throws StageNotAllowedException where it is out or on its way (409)
	 */
	@Transactional
	public void release(long id, Viewer viewer) {
		if (!this.outbox.release(id)) {
			throw new StageNotAllowedException("Only a mail that did not go out is sent again");
		}
		this.history.keep(viewer.login(), AdminAct.MAIL_RELEASED, String.valueOf(id), Map.of());
	}

	/** The address may get mails again; false where it does already. */
	@Transactional
	public boolean releaseAddress(String address, Viewer viewer) {
		boolean released = address.length() <= 254 && address.indexOf('\0') < 0 && this.addresses.release(address);
		if (released) {
			this.history.keep(viewer.login(), AdminAct.ADDRESS_RELEASED,
					address.substring(0, Math.min(address.length(), SUBJECT)), Map.of());
		}
		return released;
	}

	private Map<String, String> before(long id) {
		Map<String, String> facts = new HashMap<>();
		this.incoming.find(id).ifPresent((mail) -> {
			if (mail.reason() != null) {
				facts.put("reason", mail.reason().name());
			}
		});
		return facts;
	}

}
