package io.stagedesk.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.stagedesk.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole desk with its demo, served on a free port and driven by a browser,
 * which comes as a parameter of type {@link Visitors}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("browser")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "stagedesk.workflow.timers=false", "stagedesk.desk.undo-window=0s" })
@ActiveProfiles("demo")
@ContextConfiguration(initializers = TestDatabase.class)
@ExtendWith(Chromium.class)
@interface BrowserTest {

}
