package io.stagedesk.requester;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * All requesters. Two first messages of one new person at the same instant meet on the
 * key of the identity: one of the two transactions fails and is tried again by its
 * caller.
 */
@Service
public class Requesters {

	private static final String COLUMNS = "r.id, r.external_id, r.name, r.email, r.language, r.region, r.tier";

	private final JdbcClient jdbc;

	Requesters(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Finds or makes the requester and keeps what a trusted source says about them. */
	@Transactional(propagation = Propagation.MANDATORY)
	public Requester register(RequesterFacts facts) {
		Optional<Requester> known = find(facts);
		if (known.isEmpty()) {
			return insert(facts);
		}
		Requester now = known.get().with(facts);
		if (!now.equals(known.get())) {
			update(known.get(), now);
		}
		return now;
	}

	/** Finds or makes the requester; an unproved claim changes nothing that is known. */
	@Transactional(propagation = Propagation.MANDATORY)
	public Requester recognise(RequesterFacts facts) {
		return find(facts).orElseGet(() -> insert(facts));
	}

	/** Whether the requester is known by this mail address, too. */
	@Transactional(readOnly = true)
	public boolean isAddressOf(Requester requester, String email) {
		return this.jdbc.sql("""
				select count(*) from requester_identity where kind = 'EMAIL' and identifier = ? and requester_id = ?""")
			.params(lower(email), requester.id())
			.query(Integer.class)
			.single() > 0;
	}

	private Optional<Requester> find(RequesterFacts facts) {
		List<Requester> found = this.jdbc.sql("select " + COLUMNS + """
				 from requester_identity i join requester r on r.id = i.requester_id
				where (i.kind = 'APP' and i.identifier = :app) or (i.kind = 'EMAIL' and i.identifier = :email)
				order by i.kind""")
			.param("app", orEmpty(facts.externalId()))
			.param("email", orEmpty(lower(facts.email())))
			.query(Requester.class)
			.list();
		return found.stream().filter((one) -> isSame(one, facts)).findFirst();
	}

	/** A shared mail address does not make two app accounts one person. */
	private static boolean isSame(Requester known, RequesterFacts facts) {
		return facts.externalId() == null || known.externalId() == null
				|| known.externalId().equals(facts.externalId());
	}

	private Requester insert(RequesterFacts facts) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into requester (external_id, name, email, language, region, tier)
				values (?, ?, ?, ?, ?, ?)""")
			.params(facts.externalId(), facts.name(), facts.email(), facts.language(), facts.region(), facts.tier())
			.update(key, "id");
		Requester requester = new Requester(key.getKeyAs(Number.class).longValue(), facts.externalId(), facts.name(),
				facts.email(), facts.language(), facts.region(), facts.tier());
		claimIdentity(requester);
		return requester;
	}

	private void update(Requester before, Requester now) {
		this.jdbc.sql("""
				update requester set external_id = ?, name = ?, email = ?, language = ?, region = ?, tier = ?
				where id = ?""")
			.params(now.externalId(), now.name(), now.email(), now.language(), now.region(), now.tier(), now.id())
			.update();
		identifyBy(now, (before.externalId() == null) ? now.externalId() : null,
				(now.email() != null && !now.email().equalsIgnoreCase(before.email())) ? now.email() : null);
	}

	/**
	 * What makes a new requester one person: nobody else has it, else somebody was faster
	 * (a {@link DuplicateKeyException}). A mail address may be another account's already.
	 */
	private void claimIdentity(Requester requester) {
		boolean hasAccount = requester.externalId() != null;
		this.jdbc.sql("insert into requester_identity (kind, identifier, requester_id) values (?, ?, ?)")
			.params(hasAccount ? "APP" : "EMAIL", hasAccount ? requester.externalId() : lower(requester.email()),
					requester.id())
			.update();
		identifyBy(requester, null, hasAccount ? requester.email() : null);
	}

	private void identifyBy(Requester requester, String externalId, String email) {
		if (externalId != null) {
			identify(requester, "APP", externalId);
		}
		if (email != null) {
			identify(requester, "EMAIL", lower(email));
		}
	}

	private void identify(Requester requester, String kind, String identifier) {
		this.jdbc.sql("""
				insert into requester_identity (kind, identifier, requester_id)
				select cast(? as varchar), cast(? as varchar), cast(? as bigint)
				where not exists (select 1 from requester_identity where kind = ? and identifier = ?)""")
			.params(kind, identifier, requester.id(), kind, identifier)
			.update();
	}

	private static String lower(String text) {
		return (text != null) ? text.toLowerCase(Locale.ROOT) : null;
	}

	private static String orEmpty(String text) {
		return (text != null) ? text : "";
	}

}
