package io.stagedesk.messaging.notice.wish;

/** When what gathered is mailed. */
public enum Rhythm {

	/** Never. */
	OFF,

	/** As soon as a burst has gathered, with a pause between two mails. */
	GATHERED,

	/** On the hour. */
	HOURLY,

	/** Once a day at a time of the person's own. */
	DAILY

}
