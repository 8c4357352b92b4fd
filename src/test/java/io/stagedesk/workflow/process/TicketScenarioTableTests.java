package io.stagedesk.workflow.process;

import java.util.Map;

import io.stagedesk.DeskTest;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class TicketScenarioTableTests {

	@Autowired
	DecisionService decisions;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			appversion device room   | where is my parcel           | SHOW
			callid rtt               | coins are gone               | SOCIAL_1V1
			botid                    | hello                        | CONVERSATIONAL_AI
			sku                      | hello                        | ECOMMERCE
			orderid                  | hello                        | SHOW
			appversion bottom        | hello                        | SHOW
			''                       | hello                        | SHOW""")
	void believesWhatTheAppSends(String facts, String text, String scenario) {
		assertThat(ask(facts, text)).isEqualTo(scenario);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			my order of coins did not arrive                  | SHOW
			i want a refund for the parcel                    | ECOMMERCE
			the courier brought a wrong item                  | ECOMMERCE
			我的快递还没发货                                     | ECOMMERCE
			我充值的金币没到账                                    | SHOW
			注文した商品が届きません                               | ECOMMERCE
			dónde está mi pedido                              | ECOMMERCE
			où est mon colis                                  | ECOMMERCE
			أين الشحنة                                         | ECOMMERCE
			đơn hàng của tôi chưa giao                        | ECOMMERCE
			pesanan saya belum sampai                         | ECOMMERCE
			my private call was cut off                       | SOCIAL_1V1
			一对一匹配之后没有声音                                  | SOCIAL_1V1
			the ai companion forgot my name                   | CONVERSATIONAL_AI
			智能体的回答不对                                      | CONVERSATIONAL_AI
			i forgot my password                              | SHOW""")
	void elseReadsTheWords(String text, String scenario) {
		assertThat(ask("", text)).isEqualTo(scenario);
	}

	private String ask(String facts, String text) {
		return new DeployedTable("ticket-scenario", this.decisions)
			.ask(Map.of("facts", " " + facts + " ", "text", " " + text + " ", "channel", "API"))
			.<String>getEntry("scenario");
	}

}
