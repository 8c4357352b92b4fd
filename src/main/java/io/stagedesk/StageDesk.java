package io.stagedesk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts a StageDesk node: one jar, one database, the process engine inside. */
@SpringBootApplication
public class StageDesk {

	public static void main(String[] arguments) {
		SpringApplication.run(StageDesk.class, arguments);
	}

}
