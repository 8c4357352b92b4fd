/** The requester's pages: asking for help and following a request, without a log-in. */
package io.stagedesk.workflow.web.help;
