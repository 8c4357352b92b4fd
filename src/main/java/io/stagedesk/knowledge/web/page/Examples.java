package io.stagedesk.knowledge.web.page;

import java.util.Map;

/** What stands in the places of a canned reply while it is written. */
final class Examples {

	private Examples() {
	}

	static Map<String, String> of(String agent) {
		return Map.of("requester.name", "Linh Tran", "ticket.number", "SD-100001", "ticket.subject",
				"Coins not credited", "agent.name", agent, "team.name", "Payments", "ticket.trackingUrl",
				"https://desk.example/t/3fX9", "field.orderId", "A-7731");
	}

}
