package io.stagedesk.messaging.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.stagedesk.staff.Staff;
import io.stagedesk.staff.people.Names;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Writes the settings' mailboxes into the table when a node starts; one that they do not
 * bring any more rests. Several nodes that start at once write the same.
 */
@Component
class ConfiguredMailboxes implements SmartInitializingSingleton {

	private static final int ATTEMPTS = 3;

	private static final Logger log = LoggerFactory.getLogger(ConfiguredMailboxes.class);

	private final MailboxSettings settings;

	private final MailboxRows rows;

	private final Staff staff;

	ConfiguredMailboxes(MailboxSettings settings, MailboxRows rows, Staff staff) {
		this.settings = settings;
		this.rows = rows;
		this.staff = staff;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (int attempt = 1;; attempt++) {
			try {
				write();
				warn();
				return;
			}
			catch (DuplicateKeyException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	/** A team may be made later; until then tickets are routed as if none was said. */
	private void warn() {
		this.settings.mailboxes()
			.stream()
			.filter((one) -> !one.team().isEmpty() && !this.staff.isTeam(one.team()))
			.forEach((one) -> log.warn("The settings give mailbox {} to a team that is not there: {}", one.address(),
					one.team()));
	}

	private void write() {
		Map<String, Mailbox> known = this.rows.list()
			.stream()
			.collect(Collectors.toMap(Mailbox::address, Function.identity()));
		List<MailboxTerms> all = this.settings.mailboxes()
			.stream()
			.map((one) -> Mailboxes.normal(one.terms()))
			.toList();
		all.forEach((terms) -> write(terms, Optional.ofNullable(known.get(terms.address())),
				known.values().stream().map(Mailbox::id).collect(Collectors.toSet())));
		Set<String> said = new HashSet<>(all.stream().map(MailboxTerms::address).toList());
		known.values()
			.stream()
			.filter((one) -> one.configured() && !said.contains(one.address()))
			.forEach((one) -> this.rows.release(one.id()));
	}

	private void write(MailboxTerms terms, Optional<Mailbox> before, Set<String> taken) {
		if (before.isEmpty()) {
			this.rows.insert(id(terms.address(), taken), terms, true);
		}
		else if (!before.get().configured() || !terms(before.get()).equals(Optional.of(terms))) {
			this.rows.update(before.get().id(), before.get().version(), terms, terms.secret(), true);
		}
	}

	private Optional<MailboxTerms> terms(Mailbox one) {
		return this.rows.said(one.id())
			.map((secret) -> new MailboxTerms(one.address(), one.server(), secret, one.team(), one.language(),
					one.scenario(), one.pollInterval(), one.active()));
	}

	/** The address as a key, as in {@code help-example-com}. */
	static String id(String address, Set<String> taken) {
		String key = address.replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
		if (Names.isKey(key) && !taken.contains(key)) {
			return key;
		}
		return "m-" + UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
	}

}
