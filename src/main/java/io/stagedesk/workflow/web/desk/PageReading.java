package io.stagedesk.workflow.web.desk;

import java.util.List;

import io.stagedesk.page.Forms;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.snooze.Snoozes;
import io.stagedesk.workflow.web.desk.TicketPage.Sent;
import io.stagedesk.workflow.web.draft.DraftViews;
import io.stagedesk.workflow.web.relation.RelationCards;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/**
 * Reads all that a ticket's page shows in one transaction, so that what many of its parts
 * ask for is read once.
 */
@Component
class PageReading {

	private static final int NEIGHBOURS = 50;

	private final TicketViews views;

	private final DraftViews drafts;

	private final RelationCards relations;

	private final Snoozes snoozes;

	private final Rows rows;

	PageReading(TicketViews views, DraftViews drafts, RelationCards relations, Snoozes snoozes, Rows rows) {
		this.views = views;
		this.drafts = drafts;
		this.relations = relations;
		this.snoozes = snoozes;
		this.rows = rows;
	}

	/**
	 * @param forms what was typed, and what is wrong with it
	 * @return the template of what was asked for
	 */
	@Transactional
	public String read(Sent sent, Forms forms, Model model) {
		model.addAttribute("forms", forms);
		TicketView ticket = this.views.of(sent.number(), sent.view(), forms, sent.viewer());
		model.addAttribute("ticket", ticket);
		model.addAttribute("related", this.relations.of(sent.number(), sent.viewer()));
		model.addAttribute("snooze", snooze(sent));
		if (ticket.may().note()) {
			model.addAttribute("drafts", this.drafts.of(sent.number(), sent.viewer()));
		}
		if (sent.part() == DeskPart.PAGE) {
			model.addAttribute("desk", this.rows.desk(sent.view(), "", null, NEIGHBOURS, sent.viewer()));
		}
		return sent.part().template;
	}

	private SnoozeView snooze(Sent sent) {
		long id = TicketNumber.of(sent.number()).id();
		return new SnoozeView(this.snoozes.until(List.of(id), sent.viewer()).get(id));
	}

}
