/** How people like to be told: of what, by which channel, when, and when not. */
package io.stagedesk.messaging.notice.wish;
