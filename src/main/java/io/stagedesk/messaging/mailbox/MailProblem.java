package io.stagedesk.messaging.mailbox;

/** The step at which reading a mailbox fails. */
public enum MailProblem {

	/** No machine has the server's name. */
	NAME_NOT_FOUND,

	/** The machine is there and does not listen. */
	REFUSED,

	/** The machine or the server does not answer in time. */
	NO_ANSWER,

	/** The connection cannot be encrypted, or the certificate is not trusted. */
	TLS,

	/** The authorization server gives no token. */
	TOKEN,

	/** The stored password or token cannot be read with today's key. */
	SECRET,

	LOGIN,

	/** The folder is not there, or may not be written. */
	FOLDER,

	/** The connection broke while mails were read. */
	CONNECTION_LOST,

	/** The server answers what it should not. */
	SERVER,

	/** The desk itself could not keep a mail. */
	STORE

}
