package io.stagedesk.faults;

import java.io.IOException;
import java.util.Random;
import java.util.UUID;

import io.stagedesk.bench.HttpConnection;
import io.stagedesk.bench.HttpConnection.Answer;
import io.stagedesk.faults.Ledger.Intent;
import io.stagedesk.faults.Ledger.Kind;
import io.stagedesk.faults.Ledger.Outcome;

/**
 * What apps and agents do with tickets by the API: create, claim, reply, resolve, close;
 * each request is in the ledger before it is sent.
 */
final class TicketLives {

	/** Begins the subject of each ticket of these tests. */
	static final String MARK = "plug-";

	private static final String APP = "Bearer demo-app";

	private static final String AGENT = "Bearer demo-ana";

	private final Ledger ledger;

	TicketLives(Ledger ledger) {
		this.ledger = ledger;
	}

	/**
	 * Lives one ticket's life, or a part of it.
	 * @param connection where to
	 * @param dice how far
	 */
	void liveOne(HttpConnection connection, Random dice) throws IOException {
		String number = send(connection, creating());
		int life = dice.nextInt(6);
		if (life > 0) {
			send(connection, acting(Kind.CLAIM, number, "claim", "{}"));
		}
		for (int i = 0; i < life - 1; i++) {
			send(connection, replying(number));
		}
		if (life == 5) {
			send(connection, acting(Kind.RESOLVE, number, "resolve", "{\"resolution\":\"Done\",\"note\":null}"));
			send(connection, acting(Kind.CLOSE, number, "close", "{}"));
		}
	}

	private static Intent creating() {
		String key = MARK + UUID.randomUUID();
		String body = """
				{"requester":{"externalId":"%s","name":"Plug","email":"%s@example.com","language":"en"},\
				"subject":"%s","body":"I paid but the coins did not arrive","scenario":"SHOW","category":"payment"}"""
			.formatted(key, key, key);
		return new Intent(key, Kind.CREATE, null, "/api/v1/tickets", APP, body);
	}

	private static Intent replying(String number) {
		String key = MARK + UUID.randomUUID();
		return new Intent(key, Kind.REPLY, number, "/api/v1/tickets/" + number + "/messages", AGENT,
				"{\"visibility\":\"PUBLIC\",\"body\":\"On it: " + key + "\"}");
	}

	private static Intent acting(Kind kind, String number, String action, String body) {
		return new Intent(MARK + UUID.randomUUID(), kind, number, "/api/v1/tickets/" + number + '/' + action, AGENT,
				body);
	}

	/**
	 * Sends what the ledger then knows of.
	 * @param connection where to
	 * @param intent what
	 * @return the ticket's number
	 * @throws IOException when the outcome is unknown
	 */
	String send(HttpConnection connection, Intent intent) throws IOException {
		this.ledger.intend(intent);
		Answer answer = connection
			.send(HttpConnection.post(intent.path(), intent.authorization(), intent.key(), intent.body()));
		String number = (intent.ticket() != null) ? intent.ticket() : number(answer.body());
		this.ledger.learn(new Outcome(intent, answer.status(), number));
		if (answer.status() >= 300) {
			throw new IllegalStateException(intent + " was answered " + answer.status() + ": " + answer.body());
		}
		return number;
	}

	private static String number(String json) {
		int begin = json.indexOf("\"number\":\"") + 10;
		return json.substring(begin, json.indexOf('"', begin));
	}

}
