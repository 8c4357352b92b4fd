package io.stagedesk.faults;

import java.util.Random;
import java.util.UUID;

import io.stagedesk.faults.Ledger.Intent;
import io.stagedesk.faults.Ledger.Kind;

/** What clients ask for, each with a key of its own that also stands in the text. */
final class Intents {

	static final String APP = "Bearer demo-app";

	static final String AGENT = "Bearer demo-ana";

	private final Random random;

	Intents(Random random) {
		this.random = random;
	}

	Intent create() {
		return create(key());
	}

	Intent create(String key) {
		return new Intent(key, Kind.CREATE, null, "/api/v1/tickets", APP, """
				{"requester":{"externalId":"%s","name":"Plug","email":"%s@example.com","language":"en"},\
				"subject":"%s","body":"I paid but the coins did not arrive","scenario":"SHOW","category":"payment"}"""
			.formatted(key, key, key));
	}

	Intent reply(String number) {
		String key = key();
		return new Intent(key, Kind.REPLY, number, "/api/v1/tickets/" + number + "/messages", AGENT,
				"{\"visibility\":\"PUBLIC\",\"body\":\"On it: " + key + "\"}");
	}

	Intent claim(String number) {
		return claim(number, AGENT);
	}

	Intent claim(String number, String authorization) {
		return new Intent(key(), Kind.CLAIM, number, "/api/v1/tickets/" + number + "/claim", authorization, "{}");
	}

	Intent resolve(String number) {
		return act(Kind.RESOLVE, number, "resolve", "{\"resolution\":\"Done\",\"note\":null}");
	}

	Intent close(String number) {
		return act(Kind.CLOSE, number, "close", "{}");
	}

	private Intent act(Kind kind, String number, String action, String body) {
		return new Intent(key(), kind, number, "/api/v1/tickets/" + number + '/' + action, AGENT, body);
	}

	private String key() {
		return TicketLives.MARK + new UUID(this.random.nextLong(), this.random.nextLong());
	}

}
