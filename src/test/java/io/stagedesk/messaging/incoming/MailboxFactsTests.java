package io.stagedesk.messaging.incoming;

import io.stagedesk.DeskTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
@Import(MailRoomConfiguration.class)
class MailboxFactsTests {

	@Autowired
	MailboxFacts facts;

	@Autowired
	MailRoom room;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void clear() {
		this.jdbc.sql("delete from mailbox where id like 'facts-%'").update();
	}

	@Test
	void saysATeamOnlyWhereItTakesWork() {
		this.room.mailbox("facts-one", "one@facts.example", "care", "en", "SHOW");
		this.room.mailbox("facts-two", "two@facts.example", "later", "en", "SHOW");
		assertThat(this.facts.of("facts-one").team()).isEqualTo("care");
		assertThat(this.facts.of("facts-two").team()).isNull();
		assertThat(this.facts.of("facts-two").language()).isEqualTo("en");
	}

}
