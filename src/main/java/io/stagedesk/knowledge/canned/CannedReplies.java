package io.stagedesk.knowledge.canned;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.knowledge.KnowledgeConflictException;
import io.stagedesk.knowledge.KnowledgeDeniedException;
import io.stagedesk.knowledge.KnowledgeNotFoundException;
import io.stagedesk.knowledge.Sought;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All canned replies: everybody's, the teams' and each person's own, the most used first.
 */
@Service
public class CannedReplies {

	private final CannedRows rows;

	private final Clock clock;

	CannedReplies(CannedRows rows, Clock clock) {
		this.rows = rows;
		this.clock = clock;
	}

	/** What the viewer may answer with in tickets of a kind of app. */
	@Transactional(readOnly = true)
	public List<CannedReply> find(String query, String scenario, int limit, Viewer viewer) {
		List<CannedReply> usable = usable(viewer).stream().filter((one) -> one.suits(scenario)).toList();
		return Sought.all(query).best(usable, CannedReply::fields, limit);
	}

	/** What the viewer may see: what they use, and administrators other people's too. */
	@Transactional(readOnly = true)
	public List<CannedReply> list(String query, int limit, Viewer viewer) {
		List<CannedReply> seen = (viewer.role() == Role.ADMIN) ? this.rows.find("1 = 1", Map.of()) : usable(viewer);
		return Sought.all(query).best(seen, CannedReply::fields, limit);
	}

	@Transactional(readOnly = true)
	public CannedReply get(long id, Viewer viewer) {
		return this.rows.find(id)
			.filter((one) -> one.isUsableBy(viewer) || one.isWritableBy(viewer))
			.orElseThrow(() -> new KnowledgeNotFoundException("canned reply " + id));
	}

	@Transactional
	public CannedReply add(CannedTerms terms, Viewer actor) {
		terms.check();
		require(terms.scope().isWritableBy(actor, terms.owner()));
		refuseTaken(terms, 0);
		long id = this.rows.insert(terms, this.clock.instant(), actor.login());
		return this.rows.find(id).orElseThrow();
	}

	/**
	 * @param version the one that the writer has seen; empty where any will do
	 * @throws KnowledgeConflictException where somebody else was faster (409)
	 */
	@Transactional
	public CannedReply change(long id, CannedTerms terms, Optional<Integer> version, Viewer actor) {
		terms.check();
		CannedReply before = get(id, actor);
		require(before.isWritableBy(actor) && terms.scope().isWritableBy(actor, terms.owner()));
		refuseTaken(terms, id);
		int seen = version.orElse(before.version());
		if (!this.rows.update(id, terms, seen, this.clock.instant(), actor.login())) {
			throw KnowledgeConflictException.stale();
		}
		return this.rows.find(id).orElseThrow();
	}

	@Transactional
	public void remove(long id, Viewer actor) {
		require(get(id, actor).isWritableBy(actor));
		this.rows.delete(id);
	}

	/** Somebody has chosen it. */
	@Transactional
	public void used(long id, Viewer actor) {
		this.rows.used(get(id, actor).id());
	}

	private List<CannedReply> usable(Viewer viewer) {
		return (viewer.role() == Role.ADMIN)
				? this.rows.find("(r.scope <> 'PERSON' or r.owner = :login)", Map.of("login", viewer.login()))
				: this.rows.ofOwners(viewer.teams(), viewer.login());
	}

	private void refuseTaken(CannedTerms terms, long otherThan) {
		if (this.rows.isTaken(terms, otherThan)) {
			throw new KnowledgeConflictException("This shortcut is taken");
		}
	}

	private static void require(boolean allowed) {
		if (!allowed) {
			throw new KnowledgeDeniedException("This canned reply is not yours to change");
		}
	}

}
