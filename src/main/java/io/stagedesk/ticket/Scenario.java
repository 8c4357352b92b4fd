package io.stagedesk.ticket;

/** The kind of app the request comes from; a scenario may bring its own stage. */
public enum Scenario {

	SHOW, ECOMMERCE, SOCIAL_1V1, CONVERSATIONAL_AI

}
