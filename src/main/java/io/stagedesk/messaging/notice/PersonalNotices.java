package io.stagedesk.messaging.notice;

import java.util.List;
import java.util.Map;

import io.stagedesk.ticket.MessageAdded;
import io.stagedesk.ticket.Reassigned;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.mention.PeopleMentioned;
import io.stagedesk.ticket.snooze.SnoozeEnded;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people what happens to their own work. */
@Component
class PersonalNotices {

	private final Notices notices;

	PersonalNotices(Notices notices) {
		this.notices = notices;
	}

	@EventListener
	void onSnoozeEnded(SnoozeEnded news) {
		this.notices.tell(List.of(news.login()), NoticeKind.SNOOZE_ENDED, news.ticket(), Map.of());
	}

	@EventListener
	void onReassigned(Reassigned news) {
		String assignee = news.ticket().assignee();
		if (assignee != null && !assignee.equals(news.assigneeBefore())) {
			this.notices.tell(List.of(assignee), NoticeKind.ASSIGNED, news.ticket(), Map.of("by", news.actor().name()));
		}
	}

	@EventListener
	void onMessage(MessageAdded news) {
		String assignee = news.ticket().assignee();
		if (assignee != null && !news.quiet() && news.message().senderType() == SenderType.REQUESTER) {
			this.notices.tell(List.of(assignee), NoticeKind.REQUESTER_REPLIED, news.ticket(),
					Map.of("message", String.valueOf(news.message().id())));
		}
	}

	@EventListener
	void onMention(PeopleMentioned news) {
		this.notices.tell(news.logins(), NoticeKind.MENTIONED, news.ticket(),
				Map.of("by", news.note().sender(), "message", String.valueOf(news.note().id())));
	}

}
