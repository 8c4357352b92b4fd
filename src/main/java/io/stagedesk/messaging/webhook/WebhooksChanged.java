package io.stagedesk.messaging.webhook;

/** Somebody changed what is said about webhooks; published inside the transaction. */
record WebhooksChanged() {
}
