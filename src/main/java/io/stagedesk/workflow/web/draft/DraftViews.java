package io.stagedesk.workflow.web.draft;

import java.util.List;
import java.util.stream.Stream;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.attachment.Upload;
import io.stagedesk.workflow.draft.Draft;
import io.stagedesk.workflow.draft.Drafts;
import io.stagedesk.workflow.web.draft.DraftView.File;
import io.stagedesk.workflow.web.draft.DraftView.Own;
import io.stagedesk.workflow.web.draft.DraftView.Shared;

import org.springframework.stereotype.Component;

/** Puts together what stands beside a ticket's composer. */
@Component
public class DraftViews {

	private static final int KILO = 1024;

	private final Drafts drafts;

	private final SeenTickets seen;

	private final Staff staff;

	DraftViews(Drafts drafts, SeenTickets seen, Staff staff) {
		this.drafts = drafts;
		this.seen = seen;
		this.staff = staff;
	}

	/** What the viewer has written on a ticket, and what others share. */
	public DraftView of(String number, Viewer viewer) {
		List<Own> own = Stream.of(Visibility.values())
			.flatMap((kind) -> this.drafts.find(number, kind, viewer).stream())
			.map((draft) -> new Own(draft.kind().name(), draft.body(), draft.revision(), draft.shared(),
					name(draft.draftedBy()), files(number, draft, viewer)))
			.toList();
		List<Shared> shared = this.drafts.shared(number, viewer)
			.stream()
			.map((draft) -> new Shared(draft.id(), draft.kind().name(), name(draft.author()), draft.sharedAt(),
					draft.body(), files(number, draft, viewer)))
			.toList();
		return new DraftView(number, own, shared, this.seen.showsAttachments(number, viewer));
	}

	private String name(String login) {
		return (login != null) ? this.staff.agent(login).map(Agent::name).orElse(login) : "";
	}

	private List<File> files(String number, Draft draft, Viewer viewer) {
		return this.drafts.files(number, draft, viewer).stream().map(DraftViews::file).toList();
	}

	private static File file(Upload upload) {
		return new File(upload.id(), upload.name(), size(upload.size()));
	}

	private static String size(long bytes) {
		if (bytes < KILO) {
			return bytes + " B";
		}
		return (bytes < KILO * KILO) ? bytes / KILO + " KB" : bytes / (KILO * KILO) + " MB";
	}

}
