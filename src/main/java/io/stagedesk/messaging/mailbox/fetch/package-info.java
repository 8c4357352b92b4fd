/**
 * Fetches what is in mailboxes, so that whatever breaks, every mail ends in the store
 * once.
 */
package io.stagedesk.messaging.mailbox.fetch;
