/** The routes and pages by which administrators keep webhooks. */
package io.stagedesk.messaging.webhook.web;
