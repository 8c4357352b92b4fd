package io.stagedesk.messaging.mailbox;

/** How the desk proves to a mail server who it is. */
public enum LoginKind {

	PASSWORD,

	/** A token of an authorization server, by XOAUTH2. */
	OAUTH2

}
