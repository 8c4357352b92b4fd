/** The routes and pages by which administrators keep mailboxes. */
package io.stagedesk.messaging.mailbox.web;
