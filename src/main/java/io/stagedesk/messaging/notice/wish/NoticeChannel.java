package io.stagedesk.messaging.notice.wish;

/** How a notice comes to a person. */
public enum NoticeChannel {

	/** The bell and its page. */
	APP,

	/** The digest. */
	MAIL,

	/** A notification of the browser, while a page of the desk is open. */
	BROWSER

}
