/** Replies that their writers can still take back. */
package io.stagedesk.workflow.reply;
