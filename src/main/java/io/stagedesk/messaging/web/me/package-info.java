/** One's own settings, notices of the browser, and mentions. */
package io.stagedesk.messaging.web.me;
