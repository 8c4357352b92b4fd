package io.stagedesk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.Tag;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test on the whole desk: real models, the demo's people but none of its tickets, no
 * timer runs by itself. {@link TestTime} is the clock in hand. Runs on both databases.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("database")
@SpringBootTest(webEnvironment = WebEnvironment.MOCK, properties = { "stagedesk.workflow.timers=false",
		"stagedesk.demo.tickets=false", "stagedesk.messaging.digest.enabled=false", "stagedesk.board.kept=0s",
		"stagedesk.board.kept-now=0s", "stagedesk.staff.sweep=false", "stagedesk.dispatch.enabled=false",
		"stagedesk.routing.limits-hands=false", "stagedesk.mail.fetching=false", "stagedesk.desk.undo-window=0s",
		"stagedesk.search.following=false", "stagedesk.bulk.working=false", "stagedesk.webhooks.sending=false" })
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@ContextConfiguration(initializers = TestDatabase.class)
@Import({ TestTime.class, Fixtures.class })
public @interface DeskTest {

}
