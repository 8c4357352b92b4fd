package io.stagedesk.messaging.web;

import io.stagedesk.api.Slice;
import io.stagedesk.messaging.DeadAddresses;
import io.stagedesk.messaging.DeadAddresses.DeadAddress;
import io.stagedesk.messaging.web.room.MailRoom;
import io.stagedesk.staff.Viewer;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Addresses that get no mail any more, for administrators. */
@RestController
@RequestMapping("/api/v1/mails/dead-addresses")
class DeadAddressController {

	private final DeadAddresses addresses;

	private final MailRoom room;

	DeadAddressController(DeadAddresses addresses, MailRoom room) {
		this.addresses = addresses;
		this.room = room;
	}

	/** The latest first, at most 500. */
	@GetMapping
	Slice<DeadAddress> list() {
		return new Slice<>(this.addresses.list(), null);
	}

	@DeleteMapping("/{address}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void release(@PathVariable String address, @AuthenticationPrincipal Viewer viewer) {
		if (!this.room.releaseAddress(address, viewer)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "This address gets its mails");
		}
	}

}
