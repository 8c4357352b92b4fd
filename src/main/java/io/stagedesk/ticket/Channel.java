package io.stagedesk.ticket;

/** The way by which a request came in. */
public enum Channel {

	API, WEB, EMAIL, CHAT, SOCIAL, PHONE, VIDEO

}
