/** The outbox that an administrator can read. */
package io.stagedesk.messaging.web;
