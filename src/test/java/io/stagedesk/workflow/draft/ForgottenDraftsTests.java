package io.stagedesk.workflow.draft;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.attachment.Attachments.NewFile;
import io.stagedesk.ticket.attachment.Upload;
import io.stagedesk.ticket.attachment.Uploads;
import io.stagedesk.workflow.draft.Drafts.Writing;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class ForgottenDraftsTests {

	@Autowired
	Fixtures fixtures;

	@Autowired
	ForgottenDrafts forgotten;

	@Autowired
	Drafts drafts;

	@Autowired
	Uploads uploads;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TestTime time;

	@AfterEach
	void backToNow() {
		this.time.backToNow();
	}

	@Test
	void forgetsWhatNobodyTouchesForAMonth() {
		Viewer ana = this.fixtures.viewer("ana");
		TicketSnapshot ticket = this.fixtures.aTicket();
		save(ticket, "forgotten", ana);
		Upload file = upload(ticket, true, ana);
		Upload loose = upload(ticket, false, ana);
		this.time.skip(ForgottenDrafts.KEPT.minusMinutes(1));
		this.forgotten.forgetOld();
		assertThat(this.drafts.find(ticket.number(), Visibility.PUBLIC, ana)).isPresent();
		assertThat(contents(file)).isOne();
		TicketSnapshot young = this.fixtures.aTicket();
		save(young, "fresh", ana);
		this.time.skip(Duration.ofMinutes(2));
		this.forgotten.forgetOld();
		assertThat(this.drafts.find(ticket.number(), Visibility.PUBLIC, ana)).isEmpty();
		assertThat(this.drafts.find(young.number(), Visibility.PUBLIC, ana)).isPresent();
		assertThat(contents(file)).isZero();
		assertThat(contents(loose)).isZero();
	}

	private void save(TicketSnapshot ticket, String body, Viewer viewer) {
		this.drafts.save(ticket.number(), new Writing(Visibility.PUBLIC, body, null, 0, false), viewer);
	}

	private Upload upload(TicketSnapshot ticket, boolean drafted, Viewer viewer) {
		return this.transaction.execute((status) -> {
			try {
				Long draft = drafted ? this.drafts.begun(ticket.number(), Visibility.PUBLIC, viewer).id() : null;
				return this.uploads.keep(ticket.id(), viewer.login(), draft,
						new NewFile("log.txt", "text/plain", null, () -> new ByteArrayInputStream(new byte[3])), 3);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private int contents(Upload file) {
		return this.jdbc.sql("select count(*) from content where id = ?")
			.param(file.contentId())
			.query(Integer.class)
			.single();
	}

}
