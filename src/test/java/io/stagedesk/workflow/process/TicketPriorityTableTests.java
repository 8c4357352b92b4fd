package io.stagedesk.workflow.process;

import java.util.Map;

import io.stagedesk.DeskTest;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Facts raise what the words say, and never lower it. */
@DeskTest
class TicketPriorityTableTests {

	@Autowired
	DecisionService decisions;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			payment   | P1 | yes | ''   | API   | P0
			payment   | P1 | no  | ''   | API   | P1
			payment   | P1 | ''  | BAD  | API   | P1
			technical | P2 | yes | BAD  | API   | P1
			technical | P2 | ''  | FAIR | API   | P2
			technical | P0 | ''  | BAD  | API   | P0
			question  | P3 | ''  | ''   | PHONE | P2
			question  | P3 | ''  | ''   | VIDEO | P2
			question  | P3 | ''  | ''   | EMAIL | P3
			abuse     | P1 | ''  | ''   | PHONE | P1""")
	void raisesByFacts(String category, String priority, String live, String quality, String channel, String raised) {
		assertThat(new DeployedTable("ticket-priority", this.decisions)
			.ask(Map.of("category", category, "priority", priority, "live", live, "quality", quality, "channel",
					channel, "tier", ""))
			.<String>getEntry("priority")).isEqualTo(raised);
	}

	@ParameterizedTest
	@CsvSource({ "0.05, -1, -1, BAD", "-1, 400, -1, BAD", "-1, -1, 0.05, BAD", "0.01, 650, 0, BAD",
			"0.03, -1, -1, FAIR", "0, 250.5, 0, FAIR", "0, 40, 0.02, FAIR", "0, 40, 0, GOOD", "-1, 199, -1, GOOD" })
	void callsMeasurementsByTheirQuality(String stutterRatio, String rtt, String packetLoss, String quality) {
		assertThat(new DeployedTable("call-quality", this.decisions)
			.ask(Map.of("stutterRatio", stutterRatio, "rtt", rtt, "packetLoss", packetLoss))
			.<String>getEntry("quality")).isEqualTo(quality);
	}

}
