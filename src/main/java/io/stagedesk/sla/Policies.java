package io.stagedesk.sla;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.staff.Staff;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All policies. A version never changes, so that a promise can be reckoned again as it
 * was made; a change is a new version. The newest is the one that this node knew at most
 * a few seconds ago.
 */
@Service
public class Policies {

	/** The policy of every ticket for which there is no better one. */
	public static final String DEFAULT = "default";

	/** The policy of the most important requesters. */
	public static final String VIP = "vip";

	/** What is wrong with a text that is no key. */
	public static final String NO_KEY = "must be 1 to 40 of the characters a-z, 0-9 and -";

	private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,40}");

	private static final long FRESH = TimeUnit.SECONDS.toNanos(3);

	private static final int MOST_KNOWN = 500;

	private static final int MOST_VERSIONS = 200;

	private final PolicyRows rows;

	private final Calendars calendars;

	private final Staff staff;

	private final Clock clock;

	private final Map<String, Known> current = new ConcurrentHashMap<>();

	private final Map<KeyAndVersion, Policy> versions = new ConcurrentHashMap<>();

	Policies(PolicyRows rows, Calendars calendars, Staff staff, Clock clock) {
		this.rows = rows;
		this.calendars = calendars;
		this.staff = staff;
		this.clock = clock;
	}

	/** The newest version of each, by key. */
	@Transactional(readOnly = true)
	public List<Policy> all() {
		return this.rows.newest().stream().map(PolicyVersion::policy).toList();
	}

	/**
	 * The newest version, also where another node wrote it a moment ago.
	 * @throws PolicyNotFoundException where there is none (404)
	 */
	@Transactional(readOnly = true)
	public Policy get(String key) {
		return newest(key).orElseThrow(PolicyNotFoundException::new);
	}

	/** The newest version as this node knows it. */
	public Optional<Policy> find(String key) {
		Known known = this.current.get(key);
		long now = System.nanoTime();
		if (known != null && now - known.since() < FRESH && !hasWritten(key)) {
			return Optional.of(known.policy());
		}
		Optional<Policy> found = newest(key);
		if (!hasWritten(key)) {
			found.ifPresent((policy) -> this.current.put(key, new Known(policy, now)));
		}
		return found;
	}

	/**
	 * One version, however old; asking again costs nothing.
	 * @throws PolicyNotFoundException where there is none (404)
	 */
	public Policy at(String key, int version) {
		KeyAndVersion wanted = new KeyAndVersion(key, version);
		Policy known = this.versions.get(wanted);
		if (known != null) {
			return known;
		}
		Policy policy = Optional.of(key)
			.filter(Policies::isKey)
			.flatMap((text) -> this.rows.version(text, version))
			.map(PolicyVersion::policy)
			.orElseThrow(PolicyNotFoundException::new);
		if (!hasWritten(key)) {
			if (this.versions.size() >= MOST_KNOWN) {
				this.versions.clear();
			}
			this.versions.put(wanted, policy);
		}
		return policy;
	}

	/**
	 * The newest 200 versions, the newest first.
	 * @throws PolicyNotFoundException where there is none (404)
	 */
	@Transactional(readOnly = true)
	public List<PolicyVersion> versions(String key) {
		get(key);
		return this.rows.versions(key, MOST_VERSIONS);
	}

	/**
	 * Reads what a policy says, as it stands in the body of the API.
	 * @throws FieldErrorsException with all faults at once (422)
	 */
	@Transactional(readOnly = true)
	public PolicySpec read(JsonNode json) {
		return new PolicyReader((calendar) -> this.calendars.find(calendar).isPresent(), this::isPerson).read(json);
	}

	/**
	 * Writes a policy: a new one, or the next version of one that there is. The same
	 * content again makes no new version.
	 * @param expectedVersion the one that the writer has seen, where it matters
	 * @param actor login of the writer
	 * @throws StalePolicyException where another one is the newest by now (409)
	 * @throws FieldErrorsException for a key that cannot be one (422)
	 */
	@Transactional
	public Policy put(String key, String name, PolicySpec spec, Optional<Integer> expectedVersion, String actor) {
		if (!isKey(key)) {
			throw new FieldErrorsException("key", NO_KEY);
		}
		Optional<Policy> before = newest(key);
		int newestVersion = before.map(Policy::version).orElse(0);
		if (expectedVersion.filter((seen) -> seen != newestVersion).isPresent()) {
			throw new StalePolicyException(key);
		}
		if (before.filter((policy) -> policy.name().equals(name) && policy.spec().equals(spec)).isPresent()) {
			return before.get();
		}
		Policy next = new Policy(key, name, newestVersion + 1, spec);
		TransactionSynchronizationManager.registerSynchronization(new Written(key, this.current));
		write(new PolicyVersion(next, this.clock.instant().truncatedTo(ChronoUnit.MICROS), actor));
		return next;
	}

	private Optional<Policy> newest(String key) {
		return isKey(key) ? this.rows.newest(key).map(PolicyVersion::policy) : Optional.empty();
	}

	private void write(PolicyVersion next) {
		if (next.policy().version() == 1) {
			this.rows.insert(next);
		}
		else if (!this.rows.update(next)) {
			throw new StalePolicyException(next.policy().key());
		}
	}

	private boolean isPerson(String login) {
		return this.staff.agent(login).filter((agent) -> agent.role().isStaff()).isPresent();
	}

	/** Whether a policy may be called so. */
	public static boolean isKey(String key) {
		return KEY.matcher(key).matches();
	}

	/** What only this transaction sees, nobody else may learn from it. */
	private boolean hasWritten(String key) {
		return TransactionSynchronizationManager.isSynchronizationActive()
				&& TransactionSynchronizationManager.getSynchronizations()
					.stream()
					.anyMatch((one) -> one instanceof Written written && written.key().equals(key));
	}

	private record Known(Policy policy, long since) {
	}

	private record KeyAndVersion(String key, int version) {
	}

	/** Forgets at the end of a transaction what was the newest before it. */
	private record Written(String key, Map<String, Known> current) implements TransactionSynchronization {

		@Override
		public void afterCompletion(int status) {
			this.current.remove(this.key);
		}

	}

}
