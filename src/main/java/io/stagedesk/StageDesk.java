package io.stagedesk;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts a StageDesk node: one jar, one database, the process engine inside. */
@SpringBootApplication
public class StageDesk {

	/** The one source of time; tests and demo data bring their own. */
	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	public static void main(String[] arguments) {
		SpringApplication.run(StageDesk.class, arguments);
	}

}
