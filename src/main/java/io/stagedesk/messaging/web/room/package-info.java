/** The mail room: what administrators do with mails. */
package io.stagedesk.messaging.web.room;
